using Validation.Harness.Witnesses;

namespace Validation.Harness.Engines.Docker;

/// <summary>What marks containers and images as a run's, so that another run can tell when they are left over.</summary>
internal sealed record RunLabels(string Run, string Machine)
{
    public const string RunLabel = "validation.run";
    private const string MachineLabel = "validation.machine";
    private const long Old = 24 * 60 * 60;

    /// <summary>The labels of a run of this process.</summary>
    public static RunLabels Of(string run) => new(run, ThisMachine());

    public IEnumerable<KeyValuePair<string, string>> All => [new(RunLabel, Run), new(MachineLabel, Machine)];

    /// <summary>
    /// A run of this machine is dead when its state directory is gone, whoever it belonged to; of another machine's run nothing can
    /// be known but that none takes a day.
    /// </summary>
    /// <param name="entry">A container or image.</param>
    /// <param name="now">Seconds since 1970.</param>
    /// <param name="lives">Says whether a run of this machine has its state directory.</param>
    public bool IsLeftOver(ListEntry entry, long now, Func<string, bool> lives)
    {
        if (entry.Labels is null || !entry.Labels.TryGetValue(RunLabel, out var run) || run == Run)
            return false;
        return entry.Labels.GetValueOrDefault(MachineLabel) == Machine ? !lives(run) : now - entry.Created > Old;
    }

    /// <summary>A host's name and boot: containers that share a socket have names of their own, and no run outlives a boot.</summary>
    private static string ThisMachine() =>
        HostFacts.Read().BootId is { IsPresent: true, Value: var boot } ? $"{Environment.MachineName}/{boot}" : Environment.MachineName;
}
