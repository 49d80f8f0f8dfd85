namespace Validation.Controls.Isolation.HostProcesses;

internal static class Namespaces
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-PID-004",
        FormerIds = ["ISO-PRC-004"],
        Title = "The host's mount namespace cannot be joined",
        Subarea = "Host processes",
        Severity = Severity.Critical,
        Why = "Joining the mount namespace of a host process (what nsenter does) puts the workload at the host's own root directory.",
        Remedy = "Give the workload a process namespace of its own; take hostPID or --pid=host from the template.",
        References = [Nist80053.Sc39, CisDocker.HostPid, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage => [Join("planted", stage.HostProcess), Join("first", 1)]),
        HostWitness = true,
        Twin = Twin.Opened,
        Exposed = seen =>
        {
            seen["planted"].ShouldBeCarriedOut(1, "joining the namespace");
            Finding.Unless(seen["planted"].Text == seen.Host.PasswdStart, "/etc/passwd should be the host's here, and is not");
        },
        Expect = new(seen =>
        {
            foreach (var step in (string[])["planted", "first"])
                Finding.Unless(seen[step].Text != seen.Host.PasswdStart, $"after joining the namespace, /etc/passwd begins as the host's does ({seen[step].Step})");
        }),
    };

    private static Draft Join(string name, int process) => new(name,
    [
        Sys.Call("openat", Sys.AtFdCwd, $"/proc/{process}/ns/mnt", Sys.ReadOnly),
        Sys.Call("setns", Argument.Of(0), Sys.NewMounts),
        Sys.Call("openat", Sys.AtFdCwd, "/etc/passwd", Sys.ReadOnly),
        Sys.Call("read", Argument.Of(2), Argument.Buffer(HostView.PasswdCharacters), HostView.PasswdCharacters),
    ]) { Child = Child.Alone };
}
