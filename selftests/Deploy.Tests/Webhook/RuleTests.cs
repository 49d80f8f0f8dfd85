using System.Text.Json.Nodes;
using Validation.Webhook.Rules;
using static Deploy.Tests.Webhook.Pods;

namespace Deploy.Tests.Webhook;

public sealed class RuleTests
{
    private const string Security = "spec.containers[0].securityContext";

    /// <summary>By rule: a pod that it refuses, the field that it has to name, and its message's words.</summary>
    private static readonly (string Rule, Action<JsonObject> Change, string Field, string Says)[] Red =
    [
        ("no class", Without("spec.runtimeClassName"), "spec.runtimeClassName",
            "no RuntimeClass is named, so that the pod would run without the sandbox; allowed: gvisor, gvisor-kvm"),
        ("wrong class", With("spec.runtimeClassName", "runc"), "spec.runtimeClassName",
            "the RuntimeClass 'runc' is none for evaluation pods"),
        ("privileged", With($"{Security}.privileged", true), $"{Security}.privileged", "no container may be privileged"),
        ("privileged", Another("initContainers", With("securityContext.privileged", true)),
            "spec.initContainers[0].securityContext.privileged", "no container may be privileged"),
        ("host pid", With("spec.hostPID", true), "spec.hostPID", "process namespace"),
        ("host network", With("spec.hostNetwork", true), "spec.hostNetwork", "network namespace"),
        ("host ipc", With("spec.hostIPC", true), "spec.hostIPC", "IPC namespace"),
        ("host path",
            With("spec.volumes", JsonNode.Parse("""[{"name":"a","emptyDir":{}},{"name":"b","hostPath":{"path":"/"}}]""")),
            "spec.volumes[1].hostPath", "directory of the host"),
        ("host port",
            With("spec.containers[0].ports", JsonNode.Parse("""[{"containerPort":1},{"containerPort":2,"hostPort":80}]""")),
            "spec.containers[0].ports[1].hostPort", "port of the host (80)"),
        ("capability", With($"{Security}.capabilities.add", new JsonArray("NET_ADMIN")), $"{Security}.capabilities.add",
            "NET_ADMIN"),
        ("root", With("spec.securityContext.runAsUser", 0), "spec.securityContext.runAsUser", "no container may run as root"),
        ("root", With($"{Security}.runAsUser", 0), $"{Security}.runAsUser", "no container may run as root"),
        ("maybe root", pod => { Without("spec.securityContext.runAsUser")(pod); Without("spec.securityContext.runAsNonRoot")(
            pod); }, $"{Security}.runAsNonRoot", "nothing keeps the container from running as root"),
        ("privilege escalation", With($"{Security}.allowPrivilegeEscalation", true), $"{Security}.allowPrivilegeEscalation",
            "it has to be false"),
        ("privilege escalation", Without($"{Security}.allowPrivilegeEscalation"), $"{Security}.allowPrivilegeEscalation",
            "it has to be false"),
        ("seccomp", With("spec.securityContext.seccompProfile.type", "Unconfined"), "spec.securityContext.seccompProfile.type",
            "it is Unconfined"),
        ("seccomp", With($"{Security}.seccompProfile.type", "Unconfined"), $"{Security}.seccompProfile.type", "it is Unconfined"),
        ("seccomp", Without("spec.securityContext.seccompProfile"), $"{Security}.seccompProfile.type", "it is not set"),
        ("gvisor annotation", pod => pod["metadata"]!["annotations"]!["dev.gvisor.flag.debug"] = "true",
            "metadata.annotations[dev.gvisor.flag.debug]", "no pod may bring flags"),
        .. ((string[])[
                "internal.seccomp.x", "internal.nvproxy", "bundle.experimental-high-performance", "spec.rootfs.source",
                "spec.cgroup-parent", "spec.mount.tmp.directfs", "tar.upper", "empty-dir.tmp", "container-name-remap.1",
                "of-a-later-release"])
            .Select(setting => ("gvisor annotation",
                (Action<JsonObject>)(pod => pod["metadata"]!["annotations"]![$"dev.gvisor.{setting}"] = "true"),
                $"metadata.annotations[dev.gvisor.{setting}]", "no pod may bring flags or settings for gVisor")),
        ("node name", With("spec.nodeName", "node-a"), "spec.nodeName", "('node-a')"),
    ];

    /// <summary>Pods that look as if, and are none.</summary>
    private static readonly (string Why, Action<JsonObject> Change)[] Green =
    [
        ("another allowed class", With("spec.runtimeClassName", "gvisor-kvm")),
        ("privileged: false", With($"{Security}.privileged", false)),
        ("host namespaces: false", pod => { With("spec.hostPID", false)(pod); With("spec.hostNetwork",
            false)(pod); With("spec.hostIPC", false)(pod); }),
        ("other volumes",
            With("spec.volumes", JsonNode.Parse("""[{"name":"a","emptyDir":{}},{"name":"b","projected":{"sources":[]}}]"""))),
        ("a port that is not the host's",
            With("spec.containers[0].ports", JsonNode.Parse("""[{"containerPort":80},{"containerPort":81,"hostPort":0}]"""))),
        ("dropped capabilities", With($"{Security}.capabilities", JsonNode.Parse("""{"drop":["ALL"],"add":[]}"""))),
        ("a user of the container's own", pod => { With("spec.securityContext.runAsUser", 0)(pod); With($"{Security}.runAsUser",
            1000)(pod); }),
        ("runAsNonRoot without a user", Without("spec.securityContext.runAsUser")),
        ("a user without runAsNonRoot", Without("spec.securityContext.runAsNonRoot")),
        ("a seccomp profile of the container's own", pod => { Without("spec.securityContext.seccompProfile")(pod); With(
            $"{Security}.seccompProfile.type", "RuntimeDefault")(pod); }),
        ("a seccomp profile from a file",
            With("spec.securityContext.seccompProfile", JsonNode.Parse("""{"type":"Localhost","localhostProfile":"a.json"}"""))),
        ("other annotations", pod =>
        {
            pod["metadata"]!["annotations"]!["example.com/dev.gvisor.flag."] = "1";
            pod["metadata"]!["annotations"]!["dev.gvisorish/note"] = "1";
        }),
        ("init containers", Another("initContainers")),
        ("no metadata", pod => pod.Remove("metadata")),
    ];

    private RunningWebhook webhook = null!;

    private static IEnumerable<TestCaseData> Reds =>
        Red.Select((row, at) => new TestCaseData(row.Change, row.Field, row.Says).SetName($"{{m}}({at}: {row.Rule})"));

    private static IEnumerable<TestCaseData> Greens =>
        Green.Select(row => new TestCaseData(row.Change).SetName($"{{m}}({row.Why})"));

    [OneTimeSetUp]
    public async Task Start_it() => webhook = await RunningWebhook.StartAsync(CancellationToken.None);

    [OneTimeTearDown]
    public async Task Stop_it() => await webhook.DisposeAsync();

    [TestCaseSource(nameof(Reds))]
    public async Task Refuses_naming_the_field(object change, string field, string says)
    {
        var (allowed, code, message) = await webhook.AskAsync(Good((Action<JsonObject>)change),
            TestContext.CurrentContext.CancellationToken);

        allowed.ShouldBeFalse();
        code.ShouldBe(403);
        message.ShouldStartWith($"validation: {field}: ");
        message.ShouldContain(says);
        message.ShouldNotContain(";".PadRight(2) + "spec", customMessage: "one change, one reason");
    }

    [TestCaseSource(nameof(Greens))]
    public async Task Allows(object change) =>
        (await webhook.AskAsync(Good((Action<JsonObject>)change), TestContext.CurrentContext.CancellationToken)).ShouldBe(
            (true, 0, ""));

    [Test]
    public async Task Allows_the_template_as_it_is() =>
        (await webhook.AskAsync(Good(), TestContext.CurrentContext.CancellationToken)).ShouldBe((true, 0, ""));

    [Test]
    public async Task Names_every_reason_at_once()
    {
        var (_, _, message) = await webhook.AskAsync(Good(Without("spec.runtimeClassName"), With("spec.hostPID", true)),
            TestContext.CurrentContext.CancellationToken);

        message.ShouldStartWith("validation: spec.runtimeClassName: ");
        message.ShouldContain("; spec.hostPID: ");
    }

    [Test]
    public void Every_rule_is_seen_red() =>
        PodRules.All.Select(rule => rule.Name).ShouldBe(Red.Select(row => row.Rule).Distinct());
}
