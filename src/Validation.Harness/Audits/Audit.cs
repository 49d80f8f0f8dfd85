using System.Diagnostics;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Controls.Readings;
using Validation.Controls.Runtime.Nodes;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Judging;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.State;
using Validation.Harness.Sweeping;
using Validation.Harness.Waiting;
using Validation.Harness.Waivers;
using Validation.Results;

namespace Validation.Harness.Audits;

/// <summary>The nightly job: every node that evaluation pods can land on, the cluster around them, and the pods that live there.</summary>
public sealed class Audit(RunSettings settings, Action<string> say)
{
    /// <summary>Progress is said for so many nodes at a time, at most.</summary>
    private const int Steps = 20;

    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Ends the audit; what it made is removed all the same.</param>
    /// <exception cref="ConfigurationException">The audit was asked for wrongly.</exception>
    public async Task<RunResults> MeasureAsync(string run, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var started = Clock.Now;
        var waivers = WaiverFile.Read(settings.Waivers, DateOnly.FromDateTime(started.UtcDateTime));
        using var state = StateDirectory.Make(run, say);
        await using var engine = EngineFactory.Make(settings, state.Path, "");
        var auditor = engine as IClusterAuditor
            ?? throw new ConfigurationException($"the engine {settings.Engine} has no nodes to audit: use --engine kubernetes");
        var leftovers = await Sweep.RunAsync(engine, EngineFactory.Sweeps, cancellationToken).ConfigureAwait(false);
        leftovers.Say(say);
        var diagnoses = await engine.DiagnoseAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnosis in diagnoses)
            say(diagnosis.ToString());
        var course = Course.Of(settings, diagnoses).WithBanners(leftovers.Banners);
        var versions = await engine.VersionsAsync(cancellationToken).ConfigureAwait(false);
        var target = await auditor.TargetAsync(cancellationToken).ConfigureAwait(false);
        var selected = ControlFilter.Select(AllControls.InOrder, settings.Filter);
        Lack[] lacks = [.. auditor.LacksInAudit, .. TemplateLacks.Of(engine.Template)];
        Control[] planned = [.. selected.Where(control => Measurable.WhyNot(control, lacks) is null)];
        var found = course.Unmeasurable is { } why
            ? Unmeasured(planned, why)
            : await LookAsync(engine, auditor, planned, course, cancellationToken).ConfigureAwait(false);
        var builder = new ResultsBuilder(settings, course, engine.Template, waivers);
        var results = builder.Build(run, target, started, found.Rows, found.Arms, null, versions, time.Elapsed) with
        {
            Nodes = found.Nodes,
            Pods = found.Pods,
            NotTested =
            [
                .. selected.Except(planned).Select(control => new NotTested
                {
                    Id = control.Id,
                    Title = control.Title,
                    Because = Measurable.WhyNot(control, lacks)!,
                }),
            ],
            Metrics =
            [
                new Metric { Name = "audit_nodes", Value = found.Nodes.Count, Unit = "nodes" },
                new Metric { Name = "audit_nodes_probed", Value = found.Nodes.Count(node => node.Probed), Unit = "nodes" },
                new Metric { Name = "audit_requests", Value = auditor.Requests, Unit = "requests" },
                new Metric { Name = "audit_requests_repeated", Value = auditor.Repeated, Unit = "requests" },
                new Metric { Name = "audit_pods_without_sandbox", Value = found.Pods.Count, Unit = "pods" },
            ],
        };
        if (await auditor.PublishAsync(results, cancellationToken).ConfigureAwait(false) is { } published)
            say(published);
        return results;
    }

    private static Found Unmeasured(IReadOnlyList<Control> planned, string why) =>
        new([.. planned.Select(control => (control, Judgement.Without(Verdict.Error, why), (IReadOnlyList<string>)[]))], [], [], []);

    private async Task<Found> LookAsync(IEngine engine, IClusterAuditor auditor, IReadOnlyList<Control> planned, Course course, CancellationToken cancellationToken)
    {
        var kind = RuntimeKinds.Claimed(course.Subject);
        Control[] perNode = [.. planned.Where(control => control.Variation != Variation.Cluster)];
        Control[] around = [.. planned.Except(perNode)];
        var folding = new Folding();
        var nodes = new List<NodeOutcome>();
        await auditor.EachNodeAsync(perNode, settings.Cluster.InFlight, node =>
        {
            var judge = new Judge(node.Arms, kind);
            foreach (var control in perNode)
                folding.Add(node.Node.Name, control, judge.Of(control), node.Arms);
            nodes.Add(node with { Arms = [] });
            Say(node, nodes.Count);
        }, cancellationToken).ConfigureAwait(false);
        nodes.Sort((one, other) => string.CompareOrdinal(one.Node.Name, other.Node.Name));
        var pods = await auditor.LivingAsync(cancellationToken).ConfigureAwait(false);
        ArmOutcome[] looks =
        [
            await LookAsync(engine, Role.Subject, [.. nodes.Select(node => node.Subject)], cancellationToken).ConfigureAwait(false),
            await LookAsync(engine, Role.Baseline, [.. nodes.Select(node => node.Baseline)], cancellationToken).ConfigureAwait(false),
        ];
        var whole = new Judge(looks, kind);
        return new Found(
            [.. folding.Rows, .. around.Select(control => (control, whole.Of(control), (IReadOnlyList<string>)[]))],
            [.. folding.Arms, .. looks],
            Drifted(nodes),
            pods);
    }

    private static async Task<ArmOutcome> LookAsync(IEngine engine, Role role, IReadOnlyList<NodeView> nodes, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var cluster = await engine.LookAtClusterAsync(role, cancellationToken).ConfigureAwait(false);
        return ClusterArms.Of(role, cluster.Select(view => view with { Nodes = Reading.Of(nodes) }), time.Elapsed);
    }

    private static NodeRecord[] Drifted(IReadOnlyList<NodeOutcome> nodes)
    {
        NodeView[] probed = [.. nodes.Select(node => node.Subject).Where(view => view.Traits.Count > 0)];
        if (probed.Length == 0)
            return [.. nodes.Select(node => node.Node)];
        var drift = Drift.Of(probed, view => view.Traits)
            .Concat(Drift.Of(probed, view => new Dictionary<string, string> { ["node kernel"] = view.KernelVersion, ["container runtime"] = view.ContainerRuntime }))
            .Select(sentence => sentence.Split(' ', 2)).ToLookup(words => words[0], words => words[1]);
        return [.. nodes.Select(node => node.Node with { Drift = [.. drift[node.Node.Name]] })];
    }

    private void Say(NodeOutcome node, int done)
    {
        if (node.Node.Failure is { } failure)
            say($"{node.Node.Name}: {failure}");
        if (done == node.Of || done % Math.Max(1, node.Of / Steps) == 0)
            say($"{done} of {node.Of} nodes measured");
    }

    private sealed record Found(
        IReadOnlyList<(Control Control, Judgement Judgement, IReadOnlyList<string> Nodes)> Rows,
        IReadOnlyList<ArmOutcome> Arms,
        IReadOnlyList<NodeRecord> Nodes,
        IReadOnlyList<PodRecord> Pods);
}
