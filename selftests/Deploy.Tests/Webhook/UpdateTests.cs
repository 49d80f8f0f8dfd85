using System.Text.Json.Nodes;
using static Deploy.Tests.Webhook.Pods;

namespace Deploy.Tests.Webhook;

public sealed class UpdateTests
{
    private RunningWebhook webhook = null!;

    [OneTimeSetUp]
    public async Task Start_it() => webhook = await RunningWebhook.StartAsync(CancellationToken.None);

    [OneTimeTearDown]
    public async Task Stop_it() => await webhook.DisposeAsync();

    [Test]
    public async Task A_pod_of_before_the_rules_can_be_changed_and_so_deleted()
    {
        var old = Good(Without("spec.runtimeClassName"), With("spec.nodeName", "node-a"),
            With("metadata.finalizers", new JsonArray("example.com/hold")));
        var changed = old.DeepClone().AsObject();
        Without("metadata.finalizers")(changed);

        (await webhook.AskAsync(changed, TestContext.CurrentContext.CancellationToken, old)).Allowed.ShouldBeTrue();
    }

    [Test]
    public async Task An_annotation_that_comes_later_is_refused()
    {
        var old = Good(With("spec.nodeName", "node-a"));
        var changed = old.DeepClone().AsObject();
        changed["metadata"]!["annotations"]!["dev.gvisor.flag.debug"] = "true";

        var (allowed, _, message) = await webhook.AskAsync(changed, TestContext.CurrentContext.CancellationToken, old);

        allowed.ShouldBeFalse();
        message.ShouldBe(
            "validation: metadata.annotations[dev.gvisor.flag.debug]: "
            + "no pod may bring flags or settings for gVisor in an annotation");
    }

    [Test]
    public async Task A_privileged_ephemeral_container_is_refused()
    {
        var old = Good(With("spec.nodeName", "node-a"), Another("ephemeralContainers"));
        var changed = old.DeepClone().AsObject();
        Another("ephemeralContainers", With("securityContext.privileged", true))(changed);

        var (allowed, _, message) = await webhook.AskAsync(changed, TestContext.CurrentContext.CancellationToken, old);

        allowed.ShouldBeFalse();
        message.ShouldStartWith("validation: spec.ephemeralContainers[1].securityContext.privileged: ");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Ephemeral_containers_as_an_object_of_their_own_are_judged_too(bool privileged)
    {
        var added = JsonNode.Parse(
            """{"name":"debug","securityContext":{"runAsNonRoot":true,"allowPrivilegeEscalation":false,"seccompProfile":{"type":"RuntimeDefault"}}}""")!;
        added["securityContext"]!["privileged"] = privileged;
        var old = new JsonObject { ["kind"] = "EphemeralContainers", ["ephemeralContainers"] = new JsonArray() };
        var changed = new JsonObject { ["kind"] = "EphemeralContainers", ["ephemeralContainers"] = new JsonArray(added) };

        (await webhook.AskAsync(changed, TestContext.CurrentContext.CancellationToken, old)).Allowed.ShouldBe(!privileged);
    }
}
