using System.Text.Json;
using System.Text.Json.Nodes;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Kubernetes.Tests.Pods;

/// <summary>The pod that is launched for the platform's own: all of its containers, as they were asked for.</summary>
public sealed class PlatformsPodTests
{
    private const string Hardened = "{allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: "
        + "[ALL]}}";

    private const string Template = $$$"""
        apiVersion: v1
        kind: Pod
        metadata:
          annotations:
            container.apparmor.security.beta.kubernetes.io/app: localhost/tight
            container.apparmor.security.beta.kubernetes.io/beside: unconfined
        spec:
          securityContext: {seccompProfile: {type: RuntimeDefault}}
          volumes:
            - {name: host, hostPath: {path: /}}
          initContainers:
            - {name: prepare, image: tools:1, args: [long], securityContext: {privileged: true}}
          containers:
            - {name: app, image: app:1, securityContext: {{{Hardened}}}}
            - name: beside
              image: beside:1
              command: [serve]
              ports: [{containerPort: 80, hostPort: 80}]
              livenessProbe: {httpGet: {port: 80}}
              securityContext: {capabilities: {add: [NET_ADMIN]}}
              volumeMounts: [{name: host, mountPath: /host}]
        """;

    [Test]
    public void Every_container_is_launched_with_what_it_asks_for_and_nothing_of_what_it_runs()
    {
        var spec = Built()["spec"]!;

        Names(spec["containers"]!).ShouldBe(["probe", "beside"]);
        Names(spec["initContainers"]!).ShouldBe(["bring-probe", "prepare"]);
        var beside = spec["containers"]![1]!.AsObject();
        beside["image"]!.GetValue<string>().ShouldBe("beside:1");
        beside["securityContext"]!.ToJsonString().ShouldBe("""{"capabilities":{"add":["NET_ADMIN"]}}""");
        beside["command"]!.ToJsonString().ShouldBe("""["/validation-probe/probe","rest","1000"]""");
        new[] { "ports", "livenessProbe", "args" }.ShouldAllBe(field => !beside.ContainsKey(field));
        beside["volumeMounts"]!.AsArray().Select(mount => mount!["name"]!.GetValue<string>())
            .ShouldBe(["host", "validation-probe"]);
    }

    [Test]
    public void What_one_container_asks_for_the_launch_asked_for()
    {
        var view = PodReadBack.Launch(Built().Deserialize(KubernetesJson.Default.PodAnswer)!, new Dictionary<string, string>(),
            ["CAP_ALL"]);

        view.Privileged.ShouldBeTrue();
        view.SeccompRequested.ShouldBeFalse("a privileged container has no filter");
        view.NoNewPrivileges.ShouldBeFalse();
        view.Capabilities.ShouldContain("CAP_NET_ADMIN");
        view.WritableHostPaths.ShouldBe(["/"]);
        view.Devices.ShouldBe(["/"]);
        view.EngineSockets.ShouldContain("/run/docker.sock");
        view.Containers.ShouldContain(one => one.StartsWith("container 'prepare': privileged True"));
    }

    [Test]
    public void A_profile_by_the_name_of_its_container_stays_with_it() =>
        Built()["metadata"]!["annotations"]!.AsObject().Select(one => $"{one.Key.Split('/')[1]}={one.Value}")
            .ShouldBe(["beside=unconfined", "probe=localhost/tight"], ignoreOrder: true);

    [TestCase("probe", "has a container named 'probe', as one of the harness's own is")]
    [TestCase("neighbour", "has a container named 'neighbour'")]
    [TestCase("bring-probe", "has a container named 'bring-probe'")]
    [TestCase("''", "has a container without a name")]
    public void A_name_of_the_harness_is_refused(string name, string expected) =>
        Should.Throw<ConfigurationException>(() =>
            PodTemplate.Read("t", Template.Replace("name: beside", $"name: {name}", StringComparison.Ordinal)))
            .Message.ShouldContain(expected);

    [Test]
    public void Another_class_than_the_one_under_test_is_refused() =>
        Should.Throw<ConfigurationException>(() => Of("  runtimeClassName: kata-qemu\n")).Message.ShouldContain(
            "launches with the RuntimeClass 'kata-qemu', but the one under test is 'gvisor'; give --runtime-class kata-qemu");

    [Test]
    public void A_template_without_a_class_is_told() =>
        Of("").Notes.ShouldHaveSingleItem().ShouldContain("names no runtimeClassName: it was launched with 'gvisor'");

    [Test]
    public void The_class_under_test_is_nothing_to_tell() => Of("  runtimeClassName: gvisor\n").Notes.ShouldBeEmpty();

    private static WorkloadTemplate Of(string line)
    {
        using var scratch = new Scratch();
        var file = scratch.Write(
            "pod.yaml",
            Template.Replace("spec:\n  securityContext", $"spec:\n{line}  securityContext", StringComparison.Ordinal));
        return PodTemplate.Of(TestSettings.Of((Setting.Engine, "kubernetes"), (Setting.Template, file)));
    }

    private static JsonObject Built() => new PodBody
    {
        Name = "one",
        Role = Role.Subject,
        Template = PodTemplate.Read("t", Template),
        Marks = new PodMarks("run"),
        ProbeImage = "probe:1",
        RuntimeClass = "gvisor",
        Hostname = null,
        Plan = [],
    }.Build();

    private static IEnumerable<string> Names(JsonNode containers) =>
        containers.AsArray().Select(one => one!["name"]!.GetValue<string>());
}
