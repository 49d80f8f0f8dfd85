using System.Globalization;
using System.Security.Cryptography;
using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.Witnesses;

/// <summary>What is true of the machine that the harness runs on, to compare a guest's answers with.</summary>
internal sealed record HostFacts
{
    /// <summary>/proc/sys/kernel/random/boot_id.</summary>
    public required Reading<string> BootId { get; init; }

    /// <summary>As uname -r.</summary>
    public required Reading<string> KernelRelease { get; init; }

    /// <summary>The whole of /proc/version.</summary>
    public required Reading<string> KernelVersion { get; init; }

    /// <summary>CLOCK_BOOTTIME at the reading, in nanoseconds since the machine started.</summary>
    public required Reading<long> BoottimeNanoseconds { get; init; }

    /// <summary>clock_getres(CLOCK_MONOTONIC_COARSE): a kernel tick on Linux, 1 under gVisor.</summary>
    public required Reading<long> CoarseResolutionNanoseconds { get; init; }

    public required Reading<string> Hostname { get; init; }

    /// <summary>
    /// The bytes of the vDSO that the kernel maps into every 64-bit process; /proc/self/maps says how many pages.
    /// </summary>
    public required Reading<byte[]> Vdso { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public Reading<string> VdsoSha256 => Vdso.Select(bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public required Reading<long> MemoryTotalBytes { get; init; }

    /// <summary>Processors online (/proc/stat), whatever the harness's own affinity.</summary>
    public required Reading<int> Processors { get; init; }

    /// <summary><c>v1</c>, <c>v2</c>, <c>hybrid</c> (controllers in version 1, version 2 beside them) or <c>none</c>.</summary>
    public required string CgroupMode { get; init; }

    /// <summary>PRETTY_NAME of os-release(5).</summary>
    public required Reading<string> OperatingSystem { get; init; }

    public static HostFacts Read() => new()
    {
        BootId = Line("/proc/sys/kernel/random/boot_id"),
        KernelRelease = Line("/proc/sys/kernel/osrelease"),
        KernelVersion = Line("/proc/version"),
        BoottimeNanoseconds = HostClock.Boottime(),
        CoarseResolutionNanoseconds = HostClock.CoarseResolution(),
        Hostname = Line("/proc/sys/kernel/hostname"),
        Vdso = HostVdso.Read(),
        MemoryTotalBytes = HostFile.Text("/proc/meminfo").Select(ParseMemoryTotal),
        Processors = HostFile.Text("/proc/stat").Select(CountProcessors),
        CgroupMode = Mode(CgroupHierarchy.Mounted()),
        OperatingSystem = HostFile.Text("/etc/os-release").Select(ParseOperatingSystem),
    };

    internal static long ParseMemoryTotal(string meminfo)
    {
        var line = meminfo.Split('\n').Single(line => line.StartsWith("MemTotal:", StringComparison.Ordinal));
        return long.Parse(line["MemTotal:".Length..^"kB".Length], NumberStyles.Integer, CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>One line <c>cpuN</c> each, beside the one of all together.</summary>
    internal static int CountProcessors(string stat) =>
        stat.Split('\n')
            .Count(line => line.StartsWith("cpu", StringComparison.Ordinal) && line.Length > 3 && char.IsAsciiDigit(line[3]));

    internal static string ParseOperatingSystem(string release) =>
        release.Split('\n')
            .FirstOrDefault(line =>
                line.StartsWith("PRETTY_NAME=", StringComparison.Ordinal))?["PRETTY_NAME=".Length..].Trim('"', '\'')
        ?? "unnamed";

    internal static string Mode(IReadOnlyList<CgroupHierarchy> hierarchies) =>
        (hierarchies.Any(one => one.Version == 1), hierarchies.Any(one => one.Version == 2)) switch
        {
            (true, true) => "hybrid",
            (true, false) => "v1",
            (false, true) => "v2",
            _ => "none",
        };

    private static Reading<string> Line(string path) => HostFile.Text(path).Select(text => text.TrimEnd('\n'));
}
