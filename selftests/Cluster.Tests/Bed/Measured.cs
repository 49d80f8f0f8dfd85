using Validation.Harness.Audits;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.State;
using Validation.Harness.Waiting;
using Validation.Results;

namespace Cluster.Tests.Bed;

/// <summary>Gate and audit of the cluster of KUBECONFIG, in this process.</summary>
internal static class Measured
{
    private static readonly (Setting Setting, string Value)[] Cluster =
    [
        (Setting.Engine, "kubernetes"), (Setting.Namespace, "evaluation"), (Setting.RuntimeClass, "gvisor"),
        (Setting.BaselineClass, "validation-runc"),
        (Setting.Services, "metadata=169.254.169.254:80"),
    ];

    /// <summary>All that a run leaves in a cluster carries this label.</summary>
    internal static Task<string> LeftAsync() =>
        Kubectl.Async("get", "all,configmaps,leases,secrets,networkpolicies", "-A", "-l", "validation.dev/run", "-o", "name");

    internal static Task<RunResults> GateAsync(params (Setting Setting, string Value)[] given) =>
        GateRun.Measure([.. Cluster, (Setting.WeakenedClass, "gvisor-weakened"), .. given]);

    internal static Task<RunResults> DockerGateAsync() =>
        GateRun.Measure((Setting.Engine, "docker"));

    internal static Task<RunResults> AuditAsync(params (Setting Setting, string Value)[] given) =>
        OfAsync([.. Cluster, .. given]);

    /// <param name="given">All settings.</param>
    internal static async Task<RunResults> OfAsync(params (Setting Setting, string Value)[] given)
    {
        using var scratch = new Scratch();
        var audit = new Audit(TestSettings.Of([.. given, (Setting.Output, scratch.Path)]), TestContext.Out.WriteLine);
        return (await audit.MeasureAsync(Clock.RunId(Clock.Now), TestContext.CurrentContext.CancellationToken)).Results;
    }
}
