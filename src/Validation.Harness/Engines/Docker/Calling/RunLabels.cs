using Validation.Harness.State;
using Validation.Harness.Witnesses;

namespace Validation.Harness.Engines.Docker.Calling;

/// <summary>What marks containers and images as a run's, so that another run can tell when they are left over.</summary>
internal sealed record RunLabels(string Run, string Machine)
{
    public const string RunLabel = "validation.run";
    private const string MachineLabel = "validation.machine";
    private const string StateLabel = "validation.state";
    private const long Old = 24 * 60 * 60;

    /// <summary>The labels of a run of this process.</summary>
    public static RunLabels Of(string run) => new(run, ThisMachine());

    /// <summary>Where the run's state directory lies: runs of all users share an engine.</summary>
    public string State { get; init; } = StateDirectory.Root;

    public IEnumerable<KeyValuePair<string, string>> All =>
        [new(RunLabel, Run), new(MachineLabel, Machine), new(StateLabel, State)];

    /// <summary>
    /// Whether a run of this machine is dead its state directory tells, whoever it belongs to; of another machine's run, and of
    /// one whose state this user may not look at, nothing can be known but that none takes a day.
    /// </summary>
    /// <param name="entry">A container or image.</param>
    /// <param name="now">Seconds since 1970.</param>
    /// <param name="life">Says of a root of state directories and a run of this machine whether that lives.</param>
    public bool IsLeftOver(ListEntry entry, long now, Func<string, string, Life> life)
    {
        if (entry.Labels is null || !entry.Labels.TryGetValue(RunLabel, out var run) || run == Run)
            return false;
        var known = entry.Labels.GetValueOrDefault(MachineLabel) == Machine && entry.Labels.TryGetValue(StateLabel, out var root)
            ? life(root, run)
            : Life.Unknown;
        return known == Life.Unknown ? now - entry.Created > Old : known == Life.Dead;
    }

    /// <summary>
    /// A host's name and boot: containers that share a socket have names of their own, and no run outlives a boot.
    /// </summary>
    private static string ThisMachine() =>
        HostFacts.Read().BootId is { IsPresent: true, Value: var boot }
            ? $"{Environment.MachineName}/{boot}"
            : Environment.MachineName;
}
