namespace Validation.Controls.Isolation.ProcLeaks;

internal static class CoreHandlerProtected
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PROC-006",
        Title = "The host's core dump handler cannot be replaced",
        Subarea = "Proc leaks",
        Severity = Severity.Critical,
        Why = "The host's kernel runs the program named in core_pattern as root whenever a process crashes. Who may write it "
            + "owns the host: the simplest escape there is.",
        Remedy = "Mount /proc/sys read-only and run without root, as the hardened template does; gVisor has no such file.",
        References = [Nist80053.Ac6X10, CisDocker.Privileged, Attack.T1611],
        HeldBy = HeldBy.Template,
        Needs = [Need.Unmasked],
        Probe = Probe.Of(Sys.Open("/proc/sys/kernel/core_pattern", Sys.WriteOnly), Sys.Call("close", Argument.Of(0))),
        Twin = Twin.Baseline,
        Exposed = seen =>
            seen.Fact.ErrnoOf(0).ShouldBe("0", "the handler's file was to be opened for writing; nothing is ever written to it"),
        Expect = new(seen =>
            seen.Fact.ErrnoOf(0).ShouldBeOneOf(["EACCES", "EPERM", "EROFS", "ENOENT"], "core_pattern can be opened for writing")),
    };
}
