using Validation.Controls;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Arms;
using Validation.Harness.Audits;
using Validation.Harness.Contract;
using Validation.Harness.Settings;
using Validation.Results;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>Goes through the nodes that evaluation pods can land on, a few at a time.</summary>
internal sealed class ClusterAuditor(KubernetesSession session, OwnedRun run, PodMarks marks, WorkloadTemplate template, RunSettings settings)
{
    public async Task EachNodeAsync(IReadOnlyList<Control> controls, int inFlight, Action<NodeOutcome> done, CancellationToken cancellationToken)
    {
        var probe = new NodeProbe
        {
            Session = session,
            Run = run,
            Marks = marks,
            Template = template,
            ProbeImage = settings.Cluster.ProbeImage,
            Runtimes = Runtimes(controls),
            Agent = settings.Cluster.NodeAgent ? Agent() : null,
            Controls = controls,
            Removals = new Removals(session.Client, marks),
            Limit = settings.Cluster.NodeLimit,
        };
        var turn = new Lock();
        await Parallel.ForAsync(
            0, session.Landing.Count, new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = cancellationToken },
            async (index, ended) =>
            {
                run.EnsureOwned();
                var node = session.Landing[index];
                var arms = await probe.LookAsync(node, index, ended).ConfigureAwait(false);
                lock (turn)
                    done(Outcome(node, arms));
            }).ConfigureAwait(false);
    }

    private Dictionary<Role, (string Runtime, string? Class)> Runtimes(IReadOnlyList<Control> controls)
    {
        var runtimes = new Dictionary<Role, (string, string?)>
        {
            [Role.Subject] = (settings.Runtime, settings.Cluster.RuntimeClass),
            [Role.Baseline] = (settings.Baseline, settings.Cluster.BaselineClass),
        };
        if (controls.Any(control => control.Twin == Twin.Weakened))
            runtimes[Role.Weakened] = (settings.Runtime, settings.Cluster.WeakenedClass);
        return runtimes;
    }

    private NodeAgent Agent() => new()
    {
        Client = session.Client,
        Place = run.Place(Role.Baseline),
        Marks = marks,
        Image = settings.Cluster.ProbeImage,
        RuntimeClass = settings.Cluster.BaselineClass,
        Limit = settings.Cluster.NodeLimit,
    };

    private NodeOutcome Outcome(NodeAnswer node, IReadOnlyList<ArmOutcome> arms)
    {
        var views = arms.ToDictionary(arm => arm.Arm.Role, arm => View(node, arm));
        // A node without a weakened gVisor is none the worse.
        var failure = arms.Where(arm => arm.Arm.Role != Role.Weakened).Select(arm => arm.Posture.Failure is { } why ? $"{arm.Arm.Role.ToString().ToLowerInvariant()}: {why}" : null).FirstOrDefault(why => why is not null);
        var info = node.Status.NodeInfo;
        return new NodeOutcome
        {
            Node = new NodeRecord
            {
                Name = node.Name,
                Probed = failure is null,
                Failure = failure,
                Kernel = info.KernelVersion,
                OperatingSystem = info.OsImage,
                ContainerRuntime = info.ContainerRuntimeVersion,
                Kubelet = info.KubeletVersion,
                Sandbox = views[Role.Subject].Traits.GetValueOrDefault("kernel"),
            },
            Arms = arms,
            Subject = views[Role.Subject],
            Baseline = views[Role.Baseline],
            Of = session.Landing.Count,
        };
    }

    private static NodeView View(NodeAnswer node, ArmOutcome arm) => new()
    {
        Name = node.Name,
        Failure = arm.Posture.Failure,
        KernelVersion = node.Status.NodeInfo.KernelVersion,
        ContainerRuntime = node.Status.NodeInfo.ContainerRuntimeVersion,
        Traits = arm.Posture.Failure is null ? Traits.Of(arm.Posture) : new Dictionary<string, string>(),
    };
}
