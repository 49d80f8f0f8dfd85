namespace Validation.Controls.Probing;

/// <summary>What the harness has planted on the host for one arm, so that a probe can go for it.</summary>
public sealed record Stage
{
    /// <summary>The arm's random text: 32 hexadecimal digits.</summary>
    public required string Nonce { get; init; }

    /// <summary>
    /// A world-readable file of the host, outside everything that is mounted in, holding <see cref="CanaryText"/>.
    /// </summary>
    public required string CanaryPath { get; init; }

    public required string CanaryText { get; init; }

    /// <summary>The canary's struct file_handle (name_to_handle_at(2)); empty where the file system has none.</summary>
    public required string CanaryHandleHex { get; init; }

    /// <summary>Where the host directory of <see cref="Variation.HostMount"/> is in the container.</summary>
    public required string MountedAt { get; init; }

    /// <summary>A process of the host whose command line holds <see cref="HostProcessNonce"/>, and its id there.</summary>
    public required int HostProcess { get; init; }

    public required string HostProcessNonce { get; init; }

    /// <summary>The name of an abstract unix socket (unix(7)) that the host listens on, without the leading NUL.</summary>
    public required string AbstractSocket { get; init; }

    /// <summary>
    /// What the second container of the arm's pod holds: 32 hexadecimal digits. The subject's probe knows it too, to look for it.
    /// </summary>
    public required string NeighbourSecret { get; init; }

    /// <summary>The listener outside: an address of the host's that only a network path leads to.</summary>
    public required string ListenerV4 { get; init; }

    public required string ListenerV6 { get; init; }

    public required int TcpPort { get; init; }

    public required int UdpPort { get; init; }

    /// <summary>
    /// address:port, the address in numbers, of services that no evaluation pod should reach, by name (<c>api server</c>,
    /// <c>kubelet</c>
    /// of the arm's node, <c>metadata</c>, <c>etcd</c>, <c>dns</c>); a name that is not there was not given.
    /// </summary>
    public IReadOnlyDictionary<string, string> Services { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Major and minor number of the block device that the host's root or state lies on; 0, 0 where none was found.
    /// </summary>
    public required (int Major, int Minor) Disk { get; init; }

    /// <summary>The probe's path in the container.</summary>
    public required string ProbePath { get; init; }

    /// <summary>The limits that the template asks for; null where it asks for none.</summary>
    public required long? MemoryLimitBytes { get; init; }

    public required long? ProcessesLimit { get; init; }

    public required double? ProcessorLimit { get; init; }
}
