using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Processes;

namespace Validation.Harness.Engines.Kubernetes.Agents;

/// <summary>
/// What the looks at one container showed. The last one counts, since it was at a probe that holds still; only what a guest's
/// process or mount showed at any time is kept, since these come and go.
/// </summary>
internal sealed class ContainerLooks(int first, WitnessStand stand)
{
    /// <summary>The node's first process, whose namespaces are the node's own.</summary>
    private const string NodeProcess = "1";

    /// <summary>The longest argument that is told of: a twin's plan is one, and nobody's business.</summary>
    private const int LongestArgument = 1000;

    private const int FilterTries = 3;

    private readonly SortedSet<int> nonceProcesses = [];
    private readonly SortedSet<string> mounts = new(StringComparer.Ordinal);
    private int looks;
    private int tries;
    private string? state;
    private Reading<ProcessView> process = Unseen<ProcessView>();
    private Around last = new(Unseen<HostView>(), Unseen<IReadOnlyList<int>>(), Unseen<IReadOnlyList<string>>());
    private Reading<FilterView> filter = Unseen<FilterView>();

    /// <summary>When the last look began, by the agent's own clock.</summary>
    public TimeSpan Begun { get; private set; }

    /// <summary>False for what is gone, or a zombie: neither has an executable or a filter any more.</summary>
    public bool IsAlive => ProcessStatus.Of(first).Text("State") is { IsPresent: true, Value: [not ('Z' or 'X'), ..] };

    public void Look(Around around, TimeSpan begun)
    {
        var seen = stand.Process(ProcessFacts.Read(first, NodeProcess)).Select(Bounded);
        var seenFilter = Filter(seen);
        // Whatever ended meanwhile was not seen whole.
        if (!IsAlive)
            return;
        (looks, Begun, last, process, filter) = (looks + 1, begun, around, seen, seenFilter);
        if (around.NonceProcesses.IsPresent)
            nonceProcesses.UnionWith(around.NonceProcesses.Value);
        if (around.Mounts.IsPresent)
            mounts.UnionWith(around.Mounts.Value);
    }

    public AgentLine Line(string pod, string container, double? secondsBeforeEnd) => new()
    {
        Pod = pod,
        Container = container,
        Looks = looks,
        SecondsBeforeEnd = secondsBeforeEnd,
        Host = Told<AgentHost>.Of(last.Host.Select(AgentHost.Of)),
        Process = Told<ProcessView>.Of(process),
        NonceProcesses = Told<IReadOnlyList<int>>.Of(
            nonceProcesses.Count > 0 ? Reading.Of<IReadOnlyList<int>>([.. nonceProcesses]) : last.NonceProcesses),
        Mounts = Told<IReadOnlyList<string>>.Of(mounts.Count > 0 ? Reading.Of<IReadOnlyList<string>>([.. mounts]) : last.Mounts),
        Filter = Told<FilterView>.Of(filter),
    };

    /// <summary>
    /// Reading a filter stops the process for a moment, so it is done once, of a process that is what it was at the look before,
    /// and again where it has become another one since.
    /// </summary>
    private Reading<FilterView> Filter(Reading<ProcessView> seen)
    {
        if (!seen.IsPresent)
            return Reading.Absent<FilterView>(seen.Absence!);
        var now = $"{seen.Value.ExecutableSha256} {seen.Value.SeccompMode} {ProcessStatus.Of(first).Number("Seccomp_filters")}";
        if (now != state)
        {
            (state, tries) = (now, 0);
            return Reading.Absent<FilterView>("the process had changed since the look before");
        }
        if (filter.IsPresent || tries == FilterTries)
            return filter;
        tries++;
        return stand.Filter(first);
    }

    private static ProcessView Bounded(ProcessView view) => view with
    {
        Arguments = [
            .. view.Arguments.Take(200)
                .Select(argument =>
                    argument.Length > LongestArgument
                        ? $"{argument[..LongestArgument]}… ({argument.Length} characters)"
                        : argument),
        ],
    };

    private static Reading<T> Unseen<T>() => Reading.Absent<T>("no look was whole");
}

/// <summary>What one round showed of the node as a whole.</summary>
/// <param name="Host">The node's own values.</param>
/// <param name="NonceProcesses">Its processes with the arm's nonce in their command line.</param>
/// <param name="Mounts">The mounts, marked with the nonce, of any of its processes.</param>
internal sealed record Around(Reading<HostView> Host, Reading<IReadOnlyList<int>> NonceProcesses,
    Reading<IReadOnlyList<string>> Mounts);
