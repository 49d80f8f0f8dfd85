using System.Text.RegularExpressions;

namespace Validation.Reporting.Diffs;

/// <summary>
/// What differs from run to run by nature, and what is left of it to compare: the data behind "the evidence changed". Whatever is
/// not named here is compared as it is, so that an errno, a release, a flag or a limit that changed shows.
/// </summary>
internal static partial class Fleeting
{
    private const int LinesOfCut = 10;

    /// <summary>In any text: of witnesses, of reasons, of what a call brought back. Applied in this order.</summary>
    public static IReadOnlyList<(Regex What, string InItsPlace)> InTexts { get; } =
    [
        (StateDirectory(), "<state>"),
        (RunId(), "<run>"),
        (Nonce(), "<nonce>"),
        (PasswdOfTheArm(), "<nonce>"),
        (Uuid(), "<uuid>"),
        (ContainerId(), "<container>"),
        (CommandLineStart(), "($1 …)"),
        (ProcessDirectory(), "/proc/<pid>/"),
        (ProcessId(), "$1 <pid>"),
        (NonceProcesses(), "<pids>"),
        (KernelObject(), "$1:[<inode>]"),
        (Uptime(), "up <time>"),
        (Peaks(), "$1 <count>"),
        (Throttled(), "throttled <count> times"),
        (Moment(), "<time>"),
        (Duration(), "<time>"),
        (Port(), "$1:<port>"),
    ];

    /// <summary>Witnesses whose words come in any order: runsc passes its flags on as a map.</summary>
    public static IReadOnlySet<string> Unordered { get; } = new HashSet<string> { "flags" };

    /// <summary>Steps that try one process number after another: where they find one is chance, what they find is not.</summary>
    public static bool SearchesProcesses(string tried) => ProcessDirectory().Count(tried) > 2;

    /// <summary>By the file that was read or the call that was made: what of its output stays the same from run to run.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> Outputs { get; } =
        new Dictionary<string, Func<string, string>>
    {
        ["/proc/uptime"] = Shape,
        ["/proc/loadavg"] = Shape,
        ["/proc/stat"] = Shape,
        ["/proc/interrupts"] = Shape,
        ["/proc/buddyinfo"] = Shape,
        ["/proc/diskstats"] = Shape,
        ["/proc/vmstat"] = Shape,
        ["/proc/net/dev"] = Shape,
        ["/proc/sys/fs/file-nr"] = Shape,
        ["/proc/meminfo"] = MemoryTotal,
        // A virtual machine's memory moves from node to node while it runs; the whole is in /proc/meminfo.
        ["/sys/devices/system/node/node0/meminfo"] = Shape,
        ["/proc/self/mountinfo"] = text => MountNumbers().Replace(text, "# "),
        ["clock_gettime"] = Nothing,
        ["adjtimex"] = Nothing,
        // gVisor makes up the lines of its kernel log at random.
        ["syslog"] = Nothing,
        // Of struct sysinfo only totalram; the rest is uptime, load and what is free (sysinfo(2)).
        ["sysinfo"] = bytes => bytes.Length >= 40 ? bytes[32..40] : bytes,
        // Of struct statx attributes, owner and mode (statx(2)): neither the inode's number, sizes and times behind them, nor the
        // number of links between them, which for /proc counts the host's processes (Linux, fs/proc/root.c).
        ["statx"] = bytes => bytes.Length >= 32 ? bytes[..16] + bytes[20..32] : bytes,
        // The image's first page; gVisor writes the clock's parameters behind it.
        ["(vdso)"] = bytes => bytes[..Math.Min(bytes.Length, 512)],
    };

    /// <summary>Calls whose returned number is a handle, an id or a measured time: only its sign is compared.</summary>
    public static IReadOnlySet<string> Numbers { get; } = new HashSet<string>
    {
        "openat", "open_by_handle_at", "socket", "eventfd2", "pidfd_open", "pidfd_getfd", "perf_event_open", "userfaultfd", "bpf",
        "io_uring_setup", "fanotify_init", "memfd_create", "add_key", "getpid", "gettid", "fork", "clone", "(spin)",
        "(fill)", "(crowd)",
    };

    /// <summary>
    /// Of an output that was too long to be kept, the first lines: where it was cut depends on how many digits its counters had,
    /// and its digest is of them all.
    /// </summary>
    public static string Uncut(string output) => CutMark().Match(output) is { Success: true } mark
        ? string.Join('\n', output[..mark.Index].Split('\n').Take(LinesOfCut))
        : output;

    public static string Masked(string text)
    {
        foreach (var (what, inItsPlace) in InTexts)
            text = what.Replace(text, inItsPlace);
        return text;
    }

    /// <summary>The words stay, each number becomes <c>#</c>: counters grow, and get longer while they do.</summary>
    private static string Shape(string text) => Blanks().Replace(Number().Replace(text, "#"), " ");

    private static string MemoryTotal(string text) => string.Join('\n', text.Split('\n').Select(line =>
        line.Contains("MemTotal:", StringComparison.Ordinal) ? line : Shape(line)));

    private static string Nothing(string text) => "";

    [GeneratedRegex(@"/[^\s""',;()\[\]=]*/\d{8}t\d{6}-[0-9a-f]{4}\b")]
    private static partial Regex StateDirectory();

    [GeneratedRegex(@"\b\d{8}t\d{6}-[0-9a-f]{4}\b")]
    private static partial Regex RunId();

    [GeneratedRegex(@"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex Nonce();

    /// <summary>The arm's own /etc/passwd holds its nonce as a password field; 31 characters of the file are read.</summary>
    [GeneratedRegex(@"(?<=root:x:0:0:)[0-9a-f]{20}\b")]
    private static partial Regex PasswdOfTheArm();

    /// <summary>Docker's ids, whole or as a host name; never a digest that is named as one.</summary>
    [GeneratedRegex(@"(?<!(SHA-256|sha256)[ :]?)\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])([0-9a-f]{64}|[0-9a-f]{12})\b")]
    private static partial Regex ContainerId();

    [GeneratedRegex(@"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")]
    private static partial Regex Uuid();

    /// <summary>
    /// <c>(runsc-sandbox --network=none …)</c>: the flags come in any order, and all of them are a witness of their own.
    /// </summary>
    [GeneratedRegex(@"\(([^\s()]+) [^()]*…\)")]
    private static partial Regex CommandLineStart();

    [GeneratedRegex(@"/proc/\d+/")]
    private static partial Regex ProcessDirectory();

    [GeneratedRegex(@"\b(pid|process) \d+")]
    private static partial Regex ProcessId();

    [GeneratedRegex(@"(?<=guest's nonce \[)[\d, ]+(?=\])")]
    private static partial Regex NonceProcesses();

    [GeneratedRegex(@"\b(cgroup|ipc|mnt|net|pid|time|user|uts|pipe|socket|host|anon_inode):\[\d+\]")]
    private static partial Regex KernelObject();

    [GeneratedRegex(@"\bup \d+(\.\d+)? s\b")]
    private static partial Regex Uptime();

    [GeneratedRegex(@"\b((?:memory|tasks) peak) \d+")]
    private static partial Regex Peaks();

    [GeneratedRegex(@"\bthrottled \d+ times")]
    private static partial Regex Throttled();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b\d+(\.\d+)? ?(ns|µs|us|ms|s|seconds|milliseconds)\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(\d{1,3}(?:\.\d{1,3}){3}):\d+\b")]
    private static partial Regex Port();

    [GeneratedRegex(@"… \(\d+ characters, SHA-256 [0-9a-f]{64}\)$")]
    private static partial Regex CutMark();

    [GeneratedRegex(@"^\d+ \d+ \d+:\d+ ", RegexOptions.Multiline)]
    private static partial Regex MountNumbers();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Blanks();
}
