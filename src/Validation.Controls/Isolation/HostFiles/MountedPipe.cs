namespace Validation.Controls.Isolation.HostFiles;

internal static class MountedPipe
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-FILE-011",
        Title = "A named pipe of the host that is mounted in cannot be opened",
        Subarea = "Host files",
        Severity = Severity.Medium,
        Why = "A named pipe works through a read-only mount: whoever reads it on the host takes orders from the sandbox.",
        Remedy =
            "Run the workload under gVisor with its default --host-fifo=none, and mount no directory that holds a named pipe.",
        References = [Nist80053.Ac3, CisDocker.HostDirectories, GVisor.FileSystem],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.With(stage =>
            [new Draft("", [Sys.Open(stage.MountedAt + "/host.fifo", Sys.ReadWrite), Sys.Call("close", Argument.Of(0))])]),
        Variation = Variation.HostMount,
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "opening the host's pipe"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "the host's named pipe was opened", Errno.EROFS)),
    };
}
