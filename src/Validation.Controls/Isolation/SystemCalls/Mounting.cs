namespace Validation.Controls.Isolation.SystemCalls;

internal static class Mounting
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-CALL-008",
        Title = "No mount of the workload is carried out by the host's kernel",
        Subarea = "System calls",
        Severity = Severity.High,
        Why = "Mounting hands the kernel a file system to parse and a place to put it; it is a step of most escapes.",
        Remedy = "Give the template no capability, an unprivileged user and a seccomp profile; gVisor answers the call itself "
            + "and never hands it to the host.",
        References = [Nist80053.Ac6X10, Nist800190.SharedKernel, Attack.T1611, GVisor.SecurityModel],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
            [
                new Draft("",
                    [Sys.Call("mkdirat", Sys.AtFdCwd, "/tmp/mounted", 0x1C0), Sys.Mount(Mark(stage), "/tmp/mounted", "tmpfs")]),
            ]),
        Needs = [Need.HostWitness, Need.Aftermath],
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.Mounts.Contains(Mark(seen.Stage)),
                "the host's mount tables should show the mount here, and do not"),
        Expect = new(seen =>
        {
            _ = seen.Fact;
            Finding.Unless(!seen.Mounts.Contains(Mark(seen.Stage)), "the host's kernel carried out a mount of the workload's");
            Finding.Unless(!seen.Aftermath.MountVisible, "a mount of the workload's is in the host's own mount table");
        }),
    };

    private static string Mark(Stage stage) => stage.Nonce + "-mount";
}
