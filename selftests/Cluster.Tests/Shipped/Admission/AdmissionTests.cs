using System.Text.Json.Nodes;
using Cluster.Tests.Bed;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Engines;
using Validation.Harness.Engines.Kubernetes.Looking;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Workloads;

namespace Cluster.Tests.Shipped.Admission;

/// <summary>The webhook in front of a real API server.</summary>
public sealed class AdmissionTests
{
    private const string Denied = "admission webhook \"pods.validation.dev\" denied the request: validation: ";

    /// <summary>By attempt, the field that the refusal has to name; every one that is the webhook's business.</summary>
    private static readonly Dictionary<string, string> Refusals = new()
    {
        [Attempts.NoClass] = "spec.runtimeClassName",
        [Attempts.WrongClass] = "spec.runtimeClassName",
        [Attempts.Privileged] = "spec.containers[0].securityContext.privileged",
        [Attempts.HostPid] = "spec.hostPID",
        [Attempts.HostNetwork] = "spec.hostNetwork",
        [Attempts.HostIpc] = "spec.hostIPC",
        [Attempts.HostPath] = "hostPath",
        [Attempts.HostPort] = "spec.containers[0].ports[0].hostPort",
        [Attempts.Capability] = "spec.containers[0].securityContext.capabilities.add",
        [Attempts.Root] = "securityContext.runAsUser",
        [Attempts.PrivilegeEscalation] = "spec.containers[0].securityContext.allowPrivilegeEscalation",
        [Attempts.SeccompUnconfined] = "spec.securityContext.seccompProfile.type",
        [Attempts.FlagAnnotation] = "metadata.annotations[dev.gvisor.flag.debug]",
        [Attempts.SettingAnnotation] = "metadata.annotations[dev.gvisor.bundle.experimental-high-performance]",
        [Attempts.NodeName] = "spec.nodeName",
    };

    private static readonly Dictionary<string, JsonObject> Pods = AttemptPods.All(
        PodTemplate.Read(Templates.Hardened, Templates.Text("kubernetes/hardened.yaml")), "gvisor", "validation-runc",
        "docker.io/library/validation:1", "node-a", new PodMarks("selftest"))
        .ToDictionary(one => one.Name, one => one.Pod);

    private static IEnumerable<string> Names => Refusals.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task Is_refused_naming_the_field(string attempt)
    {
        var tried = await TryAsync("evaluation", attempt);

        tried.ExitCode.ShouldNotBe(0, tried.Output);
        tried.Errors.ShouldContain(Denied);
        tried.Errors.ShouldContain(Refusals[attempt]);
    }

    [TestCaseSource(nameof(Names))]
    public async Task Is_accepted_where_the_webhook_does_not_look(string attempt) =>
        (await TryAsync("validation", attempt)).ShouldSatisfyAllConditions(tried => tried.ExitCode.ShouldBe(0, tried.Errors));

    [Test]
    public async Task The_template_is_accepted() =>
        (await TryAsync("evaluation", Attempts.Good)).ShouldSatisfyAllConditions(tried =>
            tried.ExitCode.ShouldBe(0, tried.Errors));

    [Test]
    public async Task A_living_pod_cannot_be_given_flags()
    {
        var pod = Pods[Attempts.Good].DeepClone();
        pod["metadata"]!["name"] = "nowhere";
        // Nobody schedules it, so that nothing has to run.
        pod["spec"]!["nodeSelector"] = new JsonObject { ["validation.dev/nowhere"] = "true" };
        var made = await Kubectl.TryWithAsync(pod.ToJsonString(), "-n", "evaluation", "create", "-f", "-");
        made.ExitCode.ShouldBe(0, made.Errors);
        try
        {
            (await Kubectl.TryAsync("-n", "evaluation", "annotate", "pod", "nowhere", "example.com/note=1")).ExitCode.ShouldBe(0);
            var tried = await Kubectl.TryAsync("-n", "evaluation", "annotate", "pod", "nowhere", "dev.gvisor.flag.network=host");
            tried.ExitCode.ShouldNotBe(0);
            tried.Errors.ShouldContain($"{Denied}metadata.annotations[dev.gvisor.flag.network]: ");
        }
        finally
        {
            await Kubectl.Async("-n", "evaluation", "delete", "pod", "nowhere", "--grace-period=0", "--force");
        }
    }

    [Test]
    public async Task Nothing_is_created_while_the_webhook_is_away()
    {
        await Kubectl.Async("-n", "validation", "scale", "deployment/validation-webhook", "--replicas=0");
        try
        {
            await Kubectl.Async("-n", "validation", "delete", "pod", "-l", "app.kubernetes.io/name=validation-webhook",
                "--ignore-not-found", "--timeout=120s");
            var tried = await TryAsync("evaluation", Attempts.Good);
            tried.ExitCode.ShouldNotBe(0);
            tried.Errors.ShouldContain("failed calling webhook \"pods.validation.dev\"");
        }
        finally
        {
            await Kubectl.Async("-n", "validation", "scale", "deployment/validation-webhook", "--replicas=1");
            await Kubectl.Async("-n", "validation", "rollout", "status", "deployment/validation-webhook", "--timeout=180s");
        }
        // Another pod has another certificate: the API server was told.
        await The_template_is_accepted();
    }

    private static Task<Ended> TryAsync(string space, string attempt) =>
        Kubectl.TryWithAsync(Pods[attempt].ToJsonString(), "-n", space, "create", "--dry-run=server",
            "--validate=false", "-f", "-");
}
