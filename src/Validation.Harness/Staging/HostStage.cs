using System.Security.Cryptography;
using Validation.Controls;
using Validation.Controls.Probing;
using Validation.Harness.Contract;

namespace Validation.Harness.Staging;

/// <summary>
/// What the harness plants on the host so that probes can go for it: a canary file, a directory to mount with a socket and a link
/// to the canary, a process, and a listener. All of it lies in the run's state directory or carries the run's id.
/// </summary>
public sealed class HostStage : IStage
{
    private const string MountedAt = "/validation";

    private readonly string directory;
    private readonly string canaryText = Nonce();
    private readonly string processNonce = Nonce();
    private readonly string abstractSocket = "validation-" + Nonce();
    private readonly UnixListener socket;
    private readonly UnixListener engineSocket;
    private readonly UnixListener abstractListener;
    private readonly HostProcess process;

    private HostStage(string directory, string probe, Listener listener)
    {
        this.directory = directory;
        Listener = listener;
        Directory.CreateDirectory(CanaryDirectory);
        File.WriteAllText(CanaryPath, canaryText + "\n");
        Directory.CreateDirectory(MountDirectory);
        File.CreateSymbolicLink(Path.Combine(MountDirectory, "outside"), CanaryPath);
        File.CreateSymbolicLink(Path.Combine(MountDirectory, "root"), "/");
        File.WriteAllText(Path.Combine(MountDirectory, "inside"), canaryText + "\n");
        NamedPipe.Make(Path.Combine(MountDirectory, "host.fifo"));
        // Like /tmp, so that a file which cannot be planted was refused by the mount and not by the file mode.
        File.SetUnixFileMode(MountDirectory, UnixFileMode.StickyBit | (UnixFileMode)0b111_111_111);
        socket = new UnixListener(Path.Combine(MountDirectory, "host.sock"));
        Directory.CreateDirectory(WritableMount.Host);
        engineSocket = new UnixListener(EngineSocketMount.Host);
        abstractListener = UnixListener.Abstract(abstractSocket);
        process = HostProcess.Start(probe, processNonce, Path.GetFileName(directory));
    }

    public Listener Listener { get; }

    IListener IStage.Listener => Listener;

    /// <summary>The directory that <see cref="Controls.Variation.HostMount"/> mounts, and where.</summary>
    public HostMount Mount => new(MountDirectory, MountedAt);

    /// <summary>The canary's directory, at the same place as on the host: what an opened arm gives away.</summary>
    public HostMount CanaryMount => new(CanaryDirectory, CanaryDirectory);

    /// <summary>A directory of the host that an opened arm may write to.</summary>
    public HostMount WritableMount => new(Path.Combine(directory, "writable"), "/validation-writable", Writable: true);

    /// <summary>A socket with a container engine's name, behind which nobody takes orders.</summary>
    public HostMount EngineSocketMount => new(Path.Combine(directory, "docker.sock"), "/validation-docker.sock");

    private string CanaryDirectory => Path.Combine(directory, "canary");

    private string CanaryPath => Path.Combine(CanaryDirectory, "secret");

    private string MountDirectory => Path.Combine(directory, "mount");

    public static async Task<HostStage> SetAsync(string directory, string run, string probe,
        CancellationToken cancellationToken) =>
        new(directory, probe, await Listener.OpenAsync(run, cancellationToken).ConfigureAwait(false));

    public static string Nonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The stage as one arm gets it.</summary>
    public Stage For(WorkloadTemplate template, string probePath) => new()
    {
        Nonce = Nonce(),
        CanaryPath = CanaryPath,
        CanaryText = canaryText,
        CanaryHandleHex = FileHandle.Of(CanaryPath),
        MountedAt = MountedAt,
        HostProcess = process.Id,
        HostProcessNonce = processNonce,
        AbstractSocket = abstractSocket,
        NeighbourSecret = Nonce(),
        ListenerV4 = Listener.AddressV4,
        ListenerV6 = Listener.AddressV6,
        TcpPort = Listener.TcpPort,
        UdpPort = Listener.UdpPort,
        Disk = BlockDevice.Under(directory),
        ProbePath = probePath,
        MemoryLimitBytes = template.MemoryLimitBytes,
        ProcessesLimit = template.ProcessesLimit,
        ProcessorLimit = template.ProcessorLimit,
    };

    public IReadOnlyList<HostMount> Mounts(Role role, Variation variation) => (role, variation) switch
    {
        (_, Variation.Neighbour) => [],
        (Role.Opened, _) => [Mount, CanaryMount, WritableMount, EngineSocketMount],
        (Role.Baseline, _) or (_, Variation.HostMount) => [Mount],
        _ => [],
    };

    public async ValueTask DisposeAsync()
    {
        process.Dispose();
        socket.Dispose();
        engineSocket.Dispose();
        abstractListener.Dispose();
        await Listener.DisposeAsync().ConfigureAwait(false);
    }
}
