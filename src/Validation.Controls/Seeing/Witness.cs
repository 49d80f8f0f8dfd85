namespace Validation.Controls.Seeing;

/// <summary>
/// What was seen of one arm from outside: by the host's kernel, the engine and the listener. No guest can forge it.
/// </summary>
public sealed record Witness
{
    public required Reading<HostView> Host { get; init; }

    /// <summary>The first process of the container, while the probe held still.</summary>
    public required Reading<ProcessView> Process { get; init; }

    /// <summary>The host's processes whose command line held the nonce of a process that the probe had started.</summary>
    public required Reading<IReadOnlyList<int>> NonceProcesses { get; init; }

    /// <summary>
    /// The sources of mounts, named with the arm's nonce, that the mount table of any process of the host showed.
    /// </summary>
    public required Reading<IReadOnlyList<string>> Mounts { get; init; }

    /// <summary>The live system call filter of the container's first process.</summary>
    public required Reading<FilterView> Filter { get; init; }

    public required Reading<UsageView> Usage { get; init; }

    /// <summary>What the engine says that it launched, read back.</summary>
    public required Reading<LaunchView> Launch { get; init; }

    /// <summary>The flags that the running sandbox was started with.</summary>
    public required Reading<SandboxFlags> Flags { get; init; }

    /// <summary>What reached the listener outside.</summary>
    public required Reading<ReceivedView> Received { get; init; }

    /// <summary>What the host looked like right after the arm, where the probe may have changed it.</summary>
    public required Reading<AftermathView> Aftermath { get; init; }

    /// <summary>The exit status of the container.</summary>
    public required Reading<int> ExitCode { get; init; }

    /// <summary>The runtime's version text.</summary>
    public required Reading<string> Version { get; init; }

    /// <summary>The arm's pod, read back; only the engine kubernetes tells it.</summary>
    public Reading<PodView> Pod { get; init; } = Reading.Absent<PodView>("this engine launches no pods");

    /// <summary>The second container of the arm's pod, where its controls want one; only the engine kubernetes has it.</summary>
    public Reading<NeighbourView> Neighbour { get; init; } = Reading.Absent<NeighbourView>("the arm has no second container");

    /// <summary>The cluster around the arm; only the engine kubernetes tells it.</summary>
    public Reading<ClusterView> Cluster { get; init; } = Reading.Absent<ClusterView>("this engine knows no cluster");

    /// <summary>Nothing seen, for the same reason throughout.</summary>
    public static Witness None(string why) => new()
    {
        Host = Reading.Absent<HostView>(why),
        Process = Reading.Absent<ProcessView>(why),
        NonceProcesses = Reading.Absent<IReadOnlyList<int>>(why),
        Mounts = Reading.Absent<IReadOnlyList<string>>(why),
        Filter = Reading.Absent<FilterView>(why),
        Usage = Reading.Absent<UsageView>(why),
        Launch = Reading.Absent<LaunchView>(why),
        Flags = Reading.Absent<SandboxFlags>(why),
        Received = Reading.Absent<ReceivedView>(why),
        Aftermath = Reading.Absent<AftermathView>(why),
        ExitCode = Reading.Absent<int>(why),
        Version = Reading.Absent<string>(why),
    };
}

/// <summary>The container's first process, as the host's /proc shows it.</summary>
public sealed record ProcessView
{
    public required int Id { get; init; }

    public required string Executable { get; init; }

    public required string ExecutableSha256 { get; init; }

    /// <summary>
    /// True where the executable's bytes are the probe's own: the guest's program runs as a process of the host.
    /// </summary>
    public required bool IsProbe { get; init; }

    /// <summary>
    /// True where the executable's bytes name gVisor's packages: it is built from gVisor's source, wherever it lies.
    /// </summary>
    public required bool IsGVisor { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public required int Uid { get; init; }

    public required ulong EffectiveCapabilities { get; init; }

    /// <summary>0 none, 1 strict, 2 filter (proc(5), Seccomp).</summary>
    public required int SeccompMode { get; init; }

    /// <summary>By namespace (mnt, pid, net, ipc, uts, user, cgroup): <c>host</c> or <c>own</c>.</summary>
    public required IReadOnlyDictionary<string, string> Namespaces { get; init; }

    /// <exception cref="CannotTellException">The host did not show the process's user namespace.</exception>
    public bool HasOwnUserNamespace => Namespaces.TryGetValue("user", out var owner)
        ? owner == "own"
        : throw new CannotTellException($"the host did not show whose user namespace process {Id} is in");

    public override string ToString() =>
        $"pid {Id} executes {Executable}{(IsGVisor ? ", a program of gVisor's" : "")} ({string.Join(' ', Arguments.Take(2))} …), "
        + $"uid {Uid}, seccomp {SeccompMode}";
}

/// <summary>A live seccomp filter, walked over every number.</summary>
public sealed record FilterView
{
    /// <summary><c>KILL_PROCESS</c>, <c>ERRNO(1)</c> …; <c>none</c> where no filter is attached.</summary>
    public required string DefaultAction { get; init; }

    /// <summary>The numbers of 0–334 and 424–469 that are allowed for some arguments at least, ascending.</summary>
    public required IReadOnlyList<int> Calls { get; init; }

    /// <summary>How many of the numbers 0–469 are allowed so through the i386 entry.</summary>
    public required int CompatReachable { get; init; }

    public int Reachable => Calls.Count;

    public override string ToString() =>
        $"default action {DefaultAction}, {Reachable} of 381 system calls reachable, {CompatReachable} through i386; "
        + "of those that no sentry makes: "
        + Words.Listed(SentryCalls.Foreign(Calls));
}

/// <summary>
/// What the arm used, by its control groups, and the limits that the kernel held; null as a limit means that it held none. What
/// was not read is absent, with the reason: it is neither 0 nor "no limit".
/// </summary>
public sealed record UsageView
{
    public required Reading<long> MemoryPeakBytes { get; init; }

    public required Reading<long?> MemoryLimitBytes { get; init; }

    /// <summary>How often the kernel ended a process because the memory limit was reached.</summary>
    public required Reading<long> MemoryKills { get; init; }

    public required Reading<long> ProcessesPeak { get; init; }

    public required Reading<long?> ProcessesLimit { get; init; }

    /// <summary>Cores: quota divided by period.</summary>
    public required Reading<double?> ProcessorLimit { get; init; }

    /// <summary>How often the kernel stopped the arm because its quota was used up.</summary>
    public required Reading<long> ThrottledPeriods { get; init; }

    public override string ToString() =>
        $"memory peak {Word(MemoryPeakBytes)} of {Word(MemoryLimitBytes, "no limit")} bytes, tasks peak {Word(ProcessesPeak)} of "
        + $"{Word(ProcessesLimit, "no limit")}, CPU limit {Word(ProcessorLimit.Select(cores => cores?.ToString("F2")), "none")}, "
        + $"throttled {Word(ThrottledPeriods)} times";

    private static string Word<T>(Reading<T> reading, string none = "?") =>
        reading.IsPresent ? reading.Value?.ToString() ?? none : "?";
}

/// <summary>The launch as the engine holds it: what was asked for, not what takes effect.</summary>
public sealed record LaunchView
{
    /// <summary>The runtime that the engine says it used.</summary>
    public required string Runtime { get; init; }

    /// <summary><c>uid:gid</c>; empty where none was set.</summary>
    public required string User { get; init; }

    public required bool ReadOnlyRoot { get; init; }

    public required bool NoNewPrivileges { get; init; }

    /// <summary>The namespaces that are the host's: of pid, net, ipc, uts, user.</summary>
    public required IReadOnlyList<string> HostNamespaces { get; init; }

    /// <summary>Capabilities that the first process was given, CAP_… names, sorted.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary>Host devices passed in beyond the default ones (null, zero, full, random, urandom, tty, console, pts).</summary>
    public required IReadOnlyList<string> Devices { get; init; }

    public required bool Privileged { get; init; }

    /// <summary>False where no filter was asked for (<c>seccomp=unconfined</c>).</summary>
    public required bool SeccompRequested { get; init; }

    /// <summary>Dangerous calls that the filter asked for lets through; empty where none was asked for.</summary>
    public IReadOnlyList<string> SeccompLetsThrough { get; init; } = [];

    /// <summary>Host directories mounted writable, by their path on the host.</summary>
    public required IReadOnlyList<string> WritableHostPaths { get; init; }

    /// <summary>Paths of container-engine sockets that are mounted in.</summary>
    public required IReadOnlyList<string> EngineSockets { get; init; }

    /// <summary>
    /// Of a launch of several containers, what each asked for, a sentence each: everything above is of all together.
    /// </summary>
    public IReadOnlyList<string> Containers { get; init; } = [];

    public override string ToString() =>
        $"runtime {Runtime}, user '{User}', read-only root {ReadOnlyRoot}, no new privileges {NoNewPrivileges}, host namespaces "
        + $"[{string.Join(", ", HostNamespaces)}], capabilities [{string.Join(", ", Capabilities)}], devices "
        + $"[{string.Join(", ", Devices)}], privileged {Privileged}, seccomp requested {SeccompRequested}"
        + (SeccompLetsThrough.Count > 0 ? $", which lets through {string.Join(", ", SeccompLetsThrough)}" : "")
        + string.Concat(Containers.Select(one => $"; {one}"));
}

/// <summary>Things on the host that a hostile call might have changed.</summary>
public sealed record AftermathView
{
    public required string Hostname { get; init; }

    /// <summary>/proc/sys/kernel/core_pattern.</summary>
    public required string CorePattern { get; init; }

    /// <summary>
    /// True where a mount of the probe, marked with the arm's nonce, shows in the mount table of any host process tree.
    /// </summary>
    public required bool MountVisible { get; init; }

    /// <summary>Names of files with the arm's nonce that appeared in the host directory which was mounted in.</summary>
    public required IReadOnlyList<string> Planted { get; init; }

    public override string ToString() =>
        $"hostname '{Hostname}', core_pattern '{CorePattern}', the probe's mount visible on the "
            + $"host: {MountVisible}, planted: [{string.Join(", ", Planted)}]";
}
