namespace Validation.Controls.Seeing;

/// <summary>
/// The host's own values, taken while the arm ran. A machine that is seen only through its cluster's API tells a part of them;
/// asking for another throws <see cref="CannotTellException"/>.
/// </summary>
public sealed record HostView
{
    /// <summary>How much of /etc/passwd is looked at.</summary>
    public const int PasswdCharacters = 31;

    private readonly double? bootSeconds;
    private readonly long? coarseResolution;
    private readonly long? memoryBytes;
    private readonly int? processors;

    public required string KernelRelease { get; init; }

    public required string BootId { get; init; }

    /// <summary>/proc/version, without the final line feed.</summary>
    public string KernelVersion { get => field ?? throw Unknown("/proc/version"); init; }

    /// <summary>CLOCK_BOOTTIME in seconds when the arm was launched.</summary>
    public double BootSeconds { get => bootSeconds ?? throw Unknown("time since boot"); init => bootSeconds = value; }

    /// <summary>clock_getres(CLOCK_MONOTONIC_COARSE), nanoseconds.</summary>
    public long CoarseResolution { get => coarseResolution ?? throw Unknown("coarse clock"); init => coarseResolution = value; }

    public string Hostname { get => field ?? throw Unknown("host name"); init; }

    public long MemoryBytes { get => memoryBytes ?? throw Unknown("memory"); init => memoryBytes = value; }

    public int Processors { get => processors ?? throw Unknown("number of processors"); init => processors = value; }

    /// <summary>/proc/cmdline of the host, without the final line feed.</summary>
    public string KernelCommandLine { get => field ?? throw Unknown("/proc/cmdline"); init; }

    /// <summary>SHA-256 of the vDSO, lower-case hexadecimal.</summary>
    public string VdsoSha256 { get => field ?? throw Unknown("vDSO"); init; }

    /// <summary>
    /// The first <see cref="PasswdCharacters"/> characters of /etc/passwd: enough to know it again, too few to tell on anybody.
    /// </summary>
    public string PasswdStart { get => field ?? throw Unknown("/etc/passwd"); init; }

    public override string ToString() =>
        $"kernel {KernelRelease}, boot id {BootId}{(bootSeconds is { } seconds ? $", up {seconds:F1} s" : "")}";

    private static CannotTellException Unknown(string what) => new($"the host's {what} is not known from here");
}
