namespace Validation.Controls.Runtime.Identity;

internal static class OldCallsMissing
{
    /// <summary>
    /// Harmless where they exist: descriptors of -1, empty lengths, and ids that leave the process as it is (setfsuid(2)).
    /// </summary>
    private static readonly Call[] Calls =
    [
        Sys.Call("setfsuid", -1),
        Sys.Call("setfsgid", -1),
        Sys.Call("remap_file_pages"),
        Sys.Call("mq_timedsend", -1),
        Sys.Call("mq_timedreceive", -1),
        Sys.Call("mq_notify", -1),
        Sys.Call("mq_getsetattr", -1),
        Sys.Call("vmsplice", -1),
        Sys.Call("fanotify_mark", -1),
        Sys.Call("copy_file_range", -1, 0, -1),
    ];

    private static readonly string[] Names = [.. Calls.Select(call => call.Name)];

    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-009",
        Title = "System calls that gVisor never had are missing",
        Subarea = "Identity",
        Severity = Severity.Medium,
        Why = "Ten old system calls of Linux have never been part of gVisor's kernel. Where they are answered, Linux answers. A "
            + "seccomp profile can imitate this, so it is one witness among others.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel, GVisor.Compatibility],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Calls),
        Twin = Twin.Baseline,
        Exposed = seen =>
            Missing(seen).Count.ShouldBeLessThanOrEqualTo(2, $"this kernel lacks [{string.Join(", ", Missing(seen))}] itself"),
        Expect = new((seen, twin) =>
            Names.Except(Missing(seen)).Except(Missing(twin)).ShouldBeEmpty("system calls were answered as Linux does")),
    };

    private static IReadOnlyList<string> Missing(Seen seen) =>
        [.. Names.Where((_, index) => seen.Fact.ErrnoOf(index) == nameof(Errno.ENOSYS))];
}
