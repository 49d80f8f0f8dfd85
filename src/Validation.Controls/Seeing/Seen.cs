namespace Validation.Controls.Seeing;

/// <summary>
/// One arm as one control sees it. Whatever a judgement reads through it is remembered as evidence; whatever is missing ends the
/// judgement with <see cref="CannotTellException"/>, so that nothing unknown can pass.
/// </summary>
public sealed class Seen(string control, Posture posture)
{
    private readonly List<(string Source, string Saw, Fact? Fact)> evidence = [];

    public string Arm => posture.Arm;

    public Stage Stage => posture.Stage;

    /// <summary>
    /// What was read so far, each source once: the step's id or the witness's name, what it said, the fact itself.
    /// </summary>
    public IReadOnlyList<(string Source, string Saw, Fact? Fact)> Evidence => evidence;

    /// <summary>The fact of the control's only step, which must have returned.</summary>
    public Fact Fact => Returned("");

    /// <summary>The fact of a named step, which must have returned.</summary>
    public Fact this[string step] => Returned(step);

    public HostView Host => Look("host", posture.Witness.Host);

    public ProcessView Process => Look("process", posture.Witness.Process);

    public IReadOnlyList<int> NonceProcesses =>
        Look("nonce processes", posture.Witness.NonceProcesses,
            ids => $"{ids.Count} host processes with the guest's nonce [{string.Join(", ", ids)}]");

    /// <summary>True where the process with the nonce still ran when the probe had answered everything.</summary>
    public bool NonceAlive
    {
        get
        {
            var fact = posture.Facts.GetValueOrDefault(Posture.NonceStep);
            Remember(Posture.NonceStep,
                fact is null ? "no answer came" : Words.Describe(posture.Steps[Posture.NonceStep], fact), fact);
            return fact?.Ending == Ending.Running;
        }
    }

    public IReadOnlyList<string> Mounts =>
        Look("mounts", posture.Witness.Mounts,
            sources => $"the host's mount tables show of the guest's mounts [{string.Join(", ", sources)}]");

    public FilterView Filter => Look("seccomp filter", posture.Witness.Filter);

    /// <summary>The same where it could be read, else null: only for what has another witness.</summary>
    public FilterView? FilterIfAny => posture.Witness.Filter.IsPresent ? Filter : null;

    public UsageView Usage => Look("usage", posture.Witness.Usage);

    /// <summary>The same where the host could look, else null: only for what can be told without it.</summary>
    public UsageView? UsageIfAny => posture.Witness.Usage.IsPresent ? Usage : null;

    public LaunchView Launch => Look("launch", posture.Witness.Launch);

    public SandboxFlags Flags =>
        Look("flags", posture.Witness.Flags,
            flags =>
                $"{flags.Program} {string.Join(' ', flags.Values.Select(flag => $"--{flag.Key}={flag.Value}"))} {flags.Command}");

    /// <summary>
    /// The tags behind the arm's nonce that reached the listener outside on a channel which was alive all the while.
    /// </summary>
    /// <exception cref="CannotTellException">The channel was not alive.</exception>
    public IReadOnlyList<string> Heard(string channel)
    {
        var received = posture.Witness.Received;
        return Look(
            $"listener {channel}",
            received.IsPresent ? received.Value.On(channel) : Reading.Absent<IReadOnlyList<string>>(received.Absence!),
            tags => tags.Count == 0
                ? $"the listener outside was alive on {channel} and heard nothing of this arm"
                : $"the listener outside heard [{string.Join(", ", tags)}] on {channel}");
    }

    public AftermathView Aftermath => Look("aftermath", posture.Witness.Aftermath);

    public string Version => Look("version", posture.Witness.Version);

    public PodView Pod => Look("pod", posture.Witness.Pod);

    /// <summary>The second container of the arm's pod.</summary>
    public NeighbourView Neighbour => Look("neighbour", posture.Witness.Neighbour);

    /// <summary>What the API server says of the arm's surroundings: each part is evidence of its own.</summary>
    public T InCluster<T>(string part, Func<ClusterView, Reading<T>> read, Func<T, string>? words = null)
    {
        var cluster = posture.Witness.Cluster;
        return Look(part, cluster.IsPresent ? read(cluster.Value) : Reading.Absent<T>(cluster.Absence!), words);
    }

    /// <summary>Why the probe did not answer everything, or null where it did.</summary>
    public string? Failure => posture.Failure;

    /// <summary>The fact of a step however it ended, or null where none came: only for what may kill its arm.</summary>
    public Fact? Any(string step = "")
    {
        var id = StepId(step);
        var fact = posture.Facts.GetValueOrDefault(id);
        Remember(id, fact is null ? "no answer came" : Words.Describe(posture.Steps[id], fact), fact);
        return fact;
    }

    private Fact Returned(string step)
    {
        var fact = Any(step);
        return fact switch
        {
            null =>
                throw new CannotTellException(
                    $"the probe gave no answer to step '{StepId(step)}' in arm '{Arm}': "
                        + $"{posture.Failure ?? "it was not planned"}"),
            { Ending: Ending.Returned } => fact,
            _ => throw new CannotTellException(
                $"step '{StepId(step)}' in arm '{Arm}' {Words.Describe(posture.Steps[StepId(step)], fact)}"),
        };
    }

    private string StepId(string step) => step.Length == 0 ? control : $"{control}/{step}";

    private T Look<T>(string name, Reading<T> reading, Func<T, string>? words = null)
    {
        Remember(name, reading.IsPresent && words is not null ? words(reading.Value) : reading.ToString(), null);
        return reading.IsPresent
            ? reading.Value
            : throw new CannotTellException($"the host's side saw no {name} of arm '{Arm}': {reading.Absence}");
    }

    private void Remember(string source, string saw, Fact? fact)
    {
        if (evidence.All(known => known.Source != source))
            evidence.Add((source, saw, fact));
    }
}
