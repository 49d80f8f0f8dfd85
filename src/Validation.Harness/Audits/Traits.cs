using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Controls.Seeing.Cluster;
using Validation.Protocol;

namespace Validation.Harness.Audits;

/// <summary>
/// What a sandbox shows of itself that tells runtimes and their releases apart: the kernel that it plays, and which newer system
/// calls it answers with which error. The calls are given arguments that no kernel can carry out.
/// </summary>
internal static class Traits
{
    private const string Release = "harness/release";
    private const string Errors = "harness/errors";

    /// <summary>By the year in which Linux got them, so that releases of a sandbox differ in where they stop.</summary>
    private static readonly string[] Calls =
    [
        "statx", "pidfd_send_signal", "io_uring_setup", "open_tree", "fsopen", "pidfd_open", "close_range", "openat2",
        "pidfd_getfd", "faccessat2",
        "process_madvise", "epoll_pwait2", "mount_setattr", "landlock_create_ruleset", "memfd_secret", "process_mrelease",
        "userfaultfd",
        "membarrier", "copy_file_range", "preadv2", "pkey_alloc", "rseq", "bpf", "seccomp", "memfd_create", "kcmp",
        "setns", "syncfs",
        "open_by_handle_at", "name_to_handle_at", "fanotify_init", "perf_event_open", "inotify_init1", "signalfd4",
        "vmsplice", "mbind",
    ];

    public static IReadOnlyList<Step> Steps { get; } =
    [
        new Step { Id = Release, Calls = Sys.ReadFile("/proc/sys/kernel/osrelease", 256) },
        new Step { Id = $"{Release}/version", Calls = Sys.ReadFile("/proc/version", 512) },
        new Step
        {
            Id = Errors,
            Calls = [.. Calls.Select(name => Sys.Call(name, -1, -1, -1, -1, -1, -1))],
            Child = Child.Alone,
            LimitMilliseconds = 3000,
        },
    ];

    /// <summary>Empty where the probe did not get as far.</summary>
    public static IReadOnlyDictionary<string, string> Of(Posture posture)
    {
        var traits = new Dictionary<string, string>();
        if (posture.Facts.GetValueOrDefault($"{Release}/version") is { Ending: Ending.Returned } version
            && TextOf(version) is { } kernel)
            traits["kernel"] = kernel;
        if (posture.Facts.GetValueOrDefault(Release) is { Ending: Ending.Returned } release && TextOf(release) is not null)
            traits[NodeView.KernelRelease] = ReleaseOf(release, traits.GetValueOrDefault("kernel"));
        if (posture.Facts.GetValueOrDefault(Errors) is { Ending: Ending.Returned } errors)
            traits["system calls that are missing"] = Missing(errors);
        return traits;
    }

    /// <returns>null where the file could not be read for a reason that says nothing of it.</returns>
    private static string? TextOf(Fact fact)
    {
        try
        {
            return fact.Text.Trim();
        }
        catch (CannotTellException)
        {
            return null;
        }
    }

    /// <summary>gVisor has no /proc/sys/kernel/osrelease; the third word of /proc/version is the same on Linux.</summary>
    private static string ReleaseOf(Fact release, string? version) =>
        release.Text.Trim() is { Length: > 0 } text ? text : version?.Split(' ') is [_, _, { } word, ..] ? word : "";

    private static string Missing(Fact errors)
    {
        string[] missing =
        [
            .. Calls.Where((_, index) => errors.Answers[index].Errno == Errno.ENOSYS).Order(StringComparer.Ordinal),
        ];
        return missing.Length == 0 ? "none" : string.Join(' ', missing);
    }
}
