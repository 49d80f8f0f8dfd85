using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Controls.Seeing.Cluster;

namespace Validation.Harness.Contract;

/// <summary>Launches arms. One folder each; nothing outside it knows which engine runs.</summary>
public interface IEngine : IAsyncDisposable
{
    string Name { get; }

    /// <summary>The launch configuration that the subject gets, and where it came from.</summary>
    WorkloadTemplate Template { get; }

    /// <summary>What would keep a run from working, most telling first; empty where nothing would.</summary>
    Task<IReadOnlyList<Diagnosis>> DiagnoseAsync(CancellationToken cancellationToken);

    /// <summary>Version texts of the engine and the runtimes, by name.</summary>
    Task<IReadOnlyDictionary<string, string>> VersionsAsync(CancellationToken cancellationToken);

    /// <summary>What a run of it measures, by a name that stays from run to run.</summary>
    Task<string> TargetAsync(CancellationToken cancellationToken) => Task.FromResult(Environment.MachineName);

    /// <summary>True where the time that its answers take tells how slow the machine is that its arms run on.</summary>
    bool AnswersWhereArmsRun => true;

    /// <summary>How long the probe holds still after its last answer, for the host's side to look at it.</summary>
    /// <param name="node">The arm's; null where there is none to choose.</param>
    TimeSpan Hold(string? node) => TimeSpan.FromSeconds(20);

    /// <summary>What hears the probes' words outside, where it is not the listener on this machine; null where it is.</summary>
    IListener? Listener => null;

    /// <summary>What it lacks as it stands, beyond what it lacks for good: such controls are planned, and do not apply.</summary>
    IReadOnlyList<Lack> Lacks => [];

    /// <summary>The stage as an arm of this engine sees it, on a node or where there is none to choose.</summary>
    Stage Adapt(Stage stage, Role role, string? node) => stage;

    /// <summary>What the API server says of where an arm's pods live.</summary>
    Task<Reading<ClusterView>> LookAtClusterAsync(Role role, CancellationToken cancellationToken) =>
        Task.FromResult(Reading.Absent<ClusterView>($"the engine {Name} knows no cluster"));

    /// <summary>
    /// Starts the probe in a container of its own; it has its plan, or waits for it on <see cref="ILaunch.Input"/>.
    /// </summary>
    /// <exception cref="LaunchException">The container did not start: what was attempted, what came back, what to do.</exception>
    Task<ILaunch> LaunchAsync(LaunchOrder order, CancellationToken cancellationToken);

    /// <summary>
    /// Whether only a run that has taken the engine for itself may sweep it: others measure there at the same time.
    /// </summary>
    bool IsSweptInRunsOnly => false;

    /// <summary>Removes what dead runs have left behind. An engine that does not answer is for the diagnosis to tell.</summary>
    Task<Leftovers> SweepAsync(CancellationToken cancellationToken);
}

/// <summary>A container that runs the probe. Disposing ends and removes it, whatever state it is in.</summary>
public interface ILaunch : IAsyncDisposable
{
    /// <summary>The command or request that a person could repeat.</summary>
    string Command { get; }

    /// <summary>What the engine took to start it, where it answers only then.</summary>
    TimeSpan StartTook => TimeSpan.Zero;

    /// <summary>The probe's standard input: the plan; its end lets the probe go.</summary>
    Stream Input { get; }

    /// <summary>The probe's standard output: facts.</summary>
    Stream Output { get; }

    /// <summary>The container's first process in the host's numbering.</summary>
    Reading<int> HostProcess { get; }

    /// <summary>Why nothing of the container can be seen from this machine's kernel; null where it runs on it.</summary>
    string? Elsewhere { get; }

    /// <summary>The container's own control group, while it runs; null where none of its own can be told.</summary>
    string? ControlGroup { get; }

    /// <summary>The launch, read back from the engine.</summary>
    Task<Reading<LaunchView>> ReadBackAsync(CancellationToken cancellationToken);

    /// <summary>Adds to what the host's side saw what only the engine can tell.</summary>
    Task<Witness> TellAsync(Witness witness, CancellationToken cancellationToken) => Task.FromResult(witness);

    /// <summary>The standard output of the second container, from its beginning, where the order had one.</summary>
    /// <exception cref="LaunchException">It cannot be read.</exception>
    Task<Stream> NeighbourAsync(CancellationToken cancellationToken) =>
        throw new LaunchException("this engine launches no second container");

    /// <summary>Waits for the container's end.</summary>
    /// <returns>Its exit status.</returns>
    Task<int> WaitAsync(CancellationToken cancellationToken);

    /// <summary>What the container or its runtime said on standard error so far, bounded.</summary>
    string Complaints { get; }
}

/// <summary>What an arm needs of its engine.</summary>
public sealed record LaunchOrder
{
    /// <summary>The arm's name: <c>subject-memory</c>. Unique in the run.</summary>
    public required string Arm { get; init; }

    public required Role Role { get; init; }

    /// <summary>The runtime as it was asked for: a name or a path.</summary>
    public required string Runtime { get; init; }

    /// <summary>Directories and sockets of the host to mount, and where.</summary>
    public required IReadOnlyList<HostMount> Mounts { get; init; }

    /// <summary>The control group that the container's own goes under: <c>/validation-RUN/ARM</c>; null for none.</summary>
    public required string? ControlGroup { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>The plan as JSON lines, for an engine that has to hand it over with the launch.</summary>
    public byte[] Plan { get; init; } = [];

    /// <summary>The same for a second container beside the first, of its own kind; null for none.</summary>
    public byte[]? Neighbour { get; init; }

    /// <summary>The node to launch it on; null to leave that to the engine.</summary>
    public string? Node { get; init; }

    /// <summary>
    /// How many arms are launched on that node at once, itself among them: what they share waits for all of them.
    /// </summary>
    public int Together { get; init; } = 1;

    /// <summary>How long the engine may take to start it.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>Hears what gets out of arms.</summary>
public interface IListener
{
    /// <summary>By channel, what followed an arm's nonce.</summary>
    Task<Reading<ReceivedView>> ReceivedAsync(string nonce, CancellationToken cancellationToken);
}

/// <summary>A directory, or a socket, of the host, by its absolute path there, and where it is to be in the container.</summary>
public sealed record HostMount(string Host, string Container, bool Writable = false);

/// <summary>A launch configuration in its engine's own schema.</summary>
public sealed record WorkloadTemplate
{
    /// <summary>A path, or <c>the hardened template</c>.</summary>
    public required string Name { get; init; }

    public required string Text { get; init; }

    public required long? MemoryLimitBytes { get; init; }

    public required long? ProcessesLimit { get; init; }

    /// <summary>Cores.</summary>
    public required double? ProcessorLimit { get; init; }

    /// <summary>True where it mounts directories of the host.</summary>
    public required bool MountsHostDirectories { get; init; }

    /// <summary>What of it was not taken as it stands, or has to be known of it, a sentence each: banners of the run.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A container did not start.</summary>
public sealed class LaunchException : Exception
{
    public LaunchException(string message)
        : base(message)
    {
    }

    public LaunchException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>The engine's full id of the container that did not start; null where it never had one.</summary>
    public string? Container { get; init; }

    /// <summary>The command or request that was to start it; empty where it did not come to that.</summary>
    public string Command { get; init; } = "";
}
