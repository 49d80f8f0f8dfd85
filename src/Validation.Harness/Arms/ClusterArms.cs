using System.Diagnostics;
using Validation.Controls;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Contract;
using Validation.Harness.Staging;

namespace Validation.Harness.Arms;

/// <summary>
/// Two arms in which nothing is launched: what the API server says of the platform's namespace, and of the harness's own.
/// </summary>
internal static class ClusterArms
{
    private const string Why = "nothing is launched to look at a cluster";

    /// <param name="engine">The cluster's engine.</param>
    /// <param name="add">Adds what the API server does not say.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static async Task<IReadOnlyList<ArmOutcome>> LookAsync(
        IEngine engine, Func<Role, ClusterView, ClusterView> add, CancellationToken cancellationToken) =>
    [
        await LookAsync(engine, Role.Subject, add, cancellationToken).ConfigureAwait(false),
        await LookAsync(engine, Role.Baseline, add, cancellationToken).ConfigureAwait(false),
    ];

    public static ArmOutcome Of(Role role, Reading<ClusterView> cluster, TimeSpan duration)
    {
        var arm = new Arm { Role = role, Variation = Variation.Cluster, Runtime = "none", Controls = [] };
        return new ArmOutcome(arm, new Posture
        {
            Arm = arm.Name,
            Stage = Nothing,
            Steps = new Dictionary<string, Protocol.Step>(),
            Facts = new Dictionary<string, Protocol.Fact>(),
            Failure = cluster.Absence,
            Witness = Witness.None(Why) with { Cluster = cluster },
        }, "GET and POST with dryRun=All at the API server", duration);
    }

    private static async Task<ArmOutcome> LookAsync(
        IEngine engine, Role role, Func<Role, ClusterView, ClusterView> add, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var cluster = await engine.LookAtClusterAsync(role, cancellationToken).ConfigureAwait(false);
        return Of(role, cluster.Select(view => add(role, view)), time.Elapsed);
    }

    /// <summary>Nothing is planted for an arm without a probe.</summary>
    private static Stage Nothing { get; } = BareStage.For(new WorkloadTemplate
    {
        Name = "",
        Text = "",
        MemoryLimitBytes = null,
        ProcessesLimit = null,
        ProcessorLimit = null,
        MountsHostDirectories = false,
    });
}
