namespace Validation.Harness.Contract;

/// <summary>The root file system that the probe runs in: nothing but itself and what its steps look for.</summary>
internal static class ProbeRoot
{
    public const string ProbePath = "/probe";

    /// <summary>A copy of the probe that belongs to root and has the set-user-ID bit.</summary>
    public const string SetUidProbePath = "/probe-setuid";

    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100;
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;
    private static readonly string[] Directories = ["/proc", "/sys", "/dev", "/tmp", "/etc", "/validation"];

    /// <summary>What one arm's root holds, directories before what lies in them.</summary>
    public static IReadOnlyList<RootEntry> Of(LaunchOrder order) =>
    [
        .. Directories.Concat(order.Mounts.Where(mount => Directory.Exists(mount.Host)).Select(mount => mount.Container))
            .Distinct()
            .Select(path => new RootEntry(path) { Kind = RootKind.Directory, Mode = Executable }),
        new RootEntry("/etc/passwd")
        {
            Kind = RootKind.File,
            Mode = Readable,
            Text = $"root:x:0:0:{order.Stage.Nonce}:/:/probe\nnobody:x:65534:65534:nobody:/:/probe\n",
        },
        new RootEntry("/outside") { Kind = RootKind.Link, Mode = Executable, Text = order.Stage.CanaryPath },
        new RootEntry(ProbePath) { Kind = RootKind.Probe, Mode = Executable },
        new RootEntry(SetUidProbePath) { Kind = RootKind.Probe, Mode = Executable | UnixFileMode.SetUser },
    ];
}

/// <summary>One thing in a root file system; all of it belongs to root.</summary>
public sealed record RootEntry(string Path)
{
    public required RootKind Kind { get; init; }

    public required UnixFileMode Mode { get; init; }

    /// <summary>A file's contents, or where a link leads.</summary>
    public string Text { get; init; } = "";
}

/// <summary>What a <see cref="RootEntry"/> is.</summary>
public enum RootKind
{
    Directory,
    File,
    Link,

    /// <summary>A copy of the probe's binary.</summary>
    Probe,
}
