using Validation.Controls.Isolation.HostFiles;

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
        Why = "Joining the mount namespace of a host process (what nsenter does) puts the workload at the host's own root "
            + "directory.",
        Remedy = "Give the workload a process namespace of its own; take hostPID or --pid=host from the template.",
        References = [Nist80053.Sc39, CisDocker.HostPid, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage => [Join("planted", stage.HostProcess, stage), Join("first", 1, stage)]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen =>
        {
            seen["planted"].ShouldBeCarriedOut(1, "joining the namespace");
            Canary.ShouldBeRead(seen, "planted");
        },
        Expect = new(seen => Canary.ShouldStayUnread(seen, "planted", "first")),
    };

    private static Draft Join(string name, int process, Stage stage) => new(name,
    [
        Sys.Call("openat", Sys.AtFdCwd, $"/proc/{process}/ns/mnt", Sys.ReadOnly),
        Sys.Call("setns", Argument.Of(0), Sys.NewMounts),
        Sys.Open(stage.CanaryPath, Sys.ReadOnly),
        Sys.Call("read", Argument.Of(2), Argument.Buffer(64), 64),
    ]) { Child = Child.Alone };
}
