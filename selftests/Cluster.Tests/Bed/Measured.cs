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
        (Setting.Engine, "kubernetes"), (Setting.Namespace, "evaluation"), (Setting.RuntimeClass, "gvisor"), (Setting.BaselineClass, "validation-runc"),
        (Setting.Services, "metadata=169.254.169.254:80"),
    ];

    /// <summary>All that a run leaves in a cluster carries this label.</summary>
    internal static Task<string> LeftAsync() =>
        Kubectl.Async("get", "all,configmaps,leases,secrets,networkpolicies", "-A", "-l", "validation.dev/run", "-o", "name");

    internal static Task<RunResults> GateAsync(params (Setting Setting, string Value)[] given) =>
        InAsync(Load([.. Cluster, (Setting.WeakenedClass, "gvisor-weakened"), .. given]), GateAsync);

    internal static Task<RunResults> DockerGateAsync() =>
        InAsync(Load([(Setting.Engine, "docker")]), GateAsync);

    internal static Task<RunResults> AuditAsync(params (Setting Setting, string Value)[] given) =>
        AuditAsync(Load([.. Cluster, .. given]));

    internal static Task<RunResults> AuditAsync(RunSettings settings) => InAsync(settings, AuditAsync);

    internal static string[] Wrong(this RunResults results) =>
        [.. results.Results.Where(row => row.Verdict is Verdict.Fail or Verdict.Error).Select(row => $"{row.Verdict} {row.Control} on [{string.Join(", ", row.Nodes)}]: {row.Reason}")];

    internal static string[] With(this RunResults results, Verdict verdict) =>
        [.. results.Results.Where(row => row.Verdict == verdict).Select(row => row.Control).Distinct()];

    private static async Task<RunResults> AuditAsync(RunSettings settings, string run, CancellationToken ended) =>
        (await new Audit(settings, TestContext.Out.WriteLine).MeasureAsync(run, ended)).Results;

    private static async Task<RunResults> GateAsync(RunSettings settings, string run, CancellationToken ended) =>
        (await new Gate(settings, Repository.Root, TestContext.Out.WriteLine).MeasureAsync(run, ended)).Results;

    private static RunSettings Load(IEnumerable<(Setting Setting, string Value)> given)
    {
        var values = new Dictionary<string, string>();
        foreach (var (setting, value) in given)
            values[setting.Name] = value;
        return SettingsLoader.Load(new SettingsLayer("the test", values, Repository.Root));
    }

    private static async Task<RunResults> InAsync(RunSettings settings, Func<RunSettings, string, CancellationToken, Task<RunResults>> measure)
    {
        var output = Directory.CreateTempSubdirectory("validation-cluster-").FullName;
        try
        {
            return await measure(settings with { Output = output }, Clock.RunId(Clock.Now), TestContext.CurrentContext.CancellationToken);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }
}
