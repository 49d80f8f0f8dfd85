namespace Validation.Controls.Isolation.HostSockets;

internal static class MountedSocket
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-SOCK-001",
        Title = "A unix socket of the host that is mounted in cannot be connected to",
        Subarea = "Host sockets",
        Severity = Severity.Critical,
        Why = "The container engine's socket gives whoever connects the whole host. It is mounted into containers more often "
            + "than anybody admits.",
        Remedy = "Run the workload under gVisor with its default --host-uds=none, and mount no socket of the host.",
        References = [Nist80053.Sc7, CisDocker.EngineSocket, Attack.T1611, GVisor.SecurityModel],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.With(stage =>
        [
            new Draft("",
            [
                Sys.Call("socket", 1, 1 | Sys.NonBlocking, 0),
                Sys.Call("connect", Argument.Of(0), Sys.UnixAddress(stage.MountedAt + "/host.sock"), 110),
                Sys.Call("close", Argument.Of(0)),
            ]),
        ]),
        Variation = Variation.HostMount,
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(1, "connecting to the host's socket"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(1, "a unix socket of the host was connected to", Errno.ECONNREFUSED)),
    };
}
