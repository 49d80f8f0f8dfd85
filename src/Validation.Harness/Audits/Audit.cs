using Validation.Controls;
using Validation.Controls.Readings;
using Validation.Controls.Runtime.Nodes;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.Waiting;
using Validation.Reporting.Interchange;
using Validation.Reporting.Parts;
using Validation.Results;

namespace Validation.Harness.Audits;

/// <summary>
/// The nightly job: every node that evaluation pods can land on is a site, and there are the cluster around them and the pods
/// that live there.
/// </summary>
public sealed class Audit(RunSettings settings, Action<string> say) : IScope
{
    /// <summary>Progress is said for so many nodes at a time, at most.</summary>
    private const int Steps = 20;

    private readonly List<MeasuredNode> measured = [];
    private IReadOnlyDictionary<string, ClusterNode> nodes = new Dictionary<string, ClusterNode>();
    private IReadOnlyList<PodRecord> pods = [];
    private IReadOnlyList<NotTested> leftOut = [];
    private ICluster cluster = null!;

    int IScope.SitesAtOnce => settings.Cluster.InFlight;

    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Ends the audit; what it made is removed all the same.</param>
    /// <returns>The results, and the directory that they lie in.</returns>
    /// <exception cref="ConfigurationException">The audit was asked for wrongly.</exception>
    /// <exception cref="LaunchException">It could not be finished: the cluster is another run's, or does not answer.</exception>
    public Task<(RunResults Results, string Directory)> MeasureAsync(string run, CancellationToken cancellationToken) =>
        new MeasuredRun(settings, this, say).MeasureAsync(run, cancellationToken);

    void IScope.Check()
    {
    }

    /// <summary>Images have it, and nothing is launched on this machine.</summary>
    Task<(string Path, string? Unbuilt)> IScope.ProbeAsync(CancellationToken cancellationToken) =>
        Task.FromResult<(string, string?)>(("", null));

    void IScope.Take(IEngine engine) => cluster = engine as ICluster
        ?? throw new ConfigurationException($"the engine {settings.Engine} has no nodes to audit: use --engine kubernetes");

    /// <summary>A node's launch waits for its pod, and for its log, as long as is allowed, and says it itself.</summary>
    Patience IScope.Patience(TimeSpan asking) => new(2 * settings.Cluster.NodeLimit);

    IReadOnlyList<Control> IScope.Plan()
    {
        var selected = ControlFilter.Select(AllControls.InOrder, settings.Filter);
        Lack[] lacks = [.. cluster.LacksInAudit, .. TemplateLacks.Of(cluster.Template)];
        leftOut = Planned.LeftOut(selected, lacks);
        return [.. selected.Where(control => leftOut.All(one => one.Id != control.Id))];
    }

    /// <summary>What cannot be measured was not planned.</summary>
    IReadOnlyList<Lack> IScope.Lacks => [];

    Task IScope.EnsureOwnedAsync(CancellationToken cancellationToken) => cluster.EnsureOwnedAsync(cancellationToken);

    async Task<IReadOnlyList<Site>> IScope.SitesAsync(
        IReadOnlyList<Control> controls, string subject, Patience patience, CancellationToken cancellationToken)
    {
        var all = await cluster.NodesAsync(cancellationToken).ConfigureAwait(false);
        nodes = all.ToDictionary(node => node.Name);
        return [.. all.Select(node => Site(node, NodeArms.On(node.Name, controls, subject, settings.Baseline)))];
    }

    Task<IStage> IScope.StageAsync(string directory, string run, string probe, CancellationToken cancellationToken) =>
        Task.FromResult<IStage>(new BareStage());

    void IScope.Ended(ArmOutcome outcome)
    {
    }

    void IScope.Ended(Site site, IReadOnlyList<ArmOutcome> outcomes, int done, int of)
    {
        var node = MeasuredNode.Of(nodes[site.Node!], outcomes);
        measured.Add(node);
        if (node.Record.Failure is { } failure)
            say($"{node.Record.Name}: {failure}");
        if (done == of || done % Math.Max(1, of / Steps) == 0)
            say($"{done} of {of} nodes measured");
    }

    async Task<IReadOnlyList<ArmOutcome>> IScope.LookAroundAsync(IReadOnlyList<Control> controls,
        CancellationToken cancellationToken)
    {
        measured.Sort((one, other) => string.CompareOrdinal(one.Record.Name, other.Record.Name));
        pods = PodReport.Of(await cluster.LivingAsync(cancellationToken).ConfigureAwait(false), settings.Cluster.RuntimeClass);
        return await ClusterArms.LookAsync(cluster, WithNodes, cancellationToken).ConfigureAwait(false);
    }

    RunResults IScope.Complete(RunResults results) => results with
    {
        Nodes = Drifted(),
        Pods = pods,
        NotTested = leftOut,
        Metrics =
        [
            new Metric { Name = "audit_nodes", Value = measured.Count, Unit = "nodes" },
            new Metric { Name = "audit_nodes_probed", Value = measured.Count(node => node.Record.Probed), Unit = "nodes" },
            new Metric { Name = "audit_requests", Value = cluster.Requests, Unit = "requests" },
            new Metric { Name = "audit_requests_repeated", Value = cluster.Repeated, Unit = "requests" },
            new Metric { Name = "audit_pods_without_sandbox", Value = pods.Count, Unit = "pods" },
        ],
    };

    async Task IScope.PublishAsync(RunResults results, CancellationToken cancellationToken)
    {
        var reports = OpenReports.Objects(new BundleInput { Results = results, History = [] })
            .Select(report => new ReportObject(report.Resource, report.Namespace, report.Bytes));
        if (await cluster.KeepAsync(reports, cancellationToken).ConfigureAwait(false) is { } published)
            say(published);
    }

    private static Site Site(ClusterNode node, IReadOnlyList<Arm> arms) =>
        new() { Node = node.Name, Arms = arms, AtOnce = arms.Count };

    private ClusterView WithNodes(Role role, ClusterView view) => view with
    {
        Nodes = Reading.Of<IReadOnlyList<NodeView>>(
            [.. measured.Select(node => role == Role.Subject ? node.Subject : node.Baseline)]),
    };

    private NodeRecord[] Drifted()
    {
        NodeView[] probed = [.. measured.Select(node => node.Subject).Where(view => view.Traits.Count > 0)];
        if (probed.Length == 0)
            return [.. measured.Select(node => node.Record)];
        var drift = Drift.Of(probed, view => view.Traits)
            .Concat(Drift.Of(probed,
                view =>
                    new Dictionary<string, string>
                    {
                        ["node kernel"] = view.KernelVersion,
                        ["container runtime"] = view.ContainerRuntime,
                    }))
            .Select(sentence => sentence.Split(' ', 2)).ToLookup(words => words[0], words => words[1]);
        return [.. measured.Select(node => node.Record with { Drift = [.. drift[node.Record.Name]] })];
    }
}
