namespace Validation.Controls.Isolation.HostSockets;

internal static class AbstractSocket
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-SOCK-002",
        Title = "An abstract unix socket of the host cannot be connected to",
        Subarea = "Host sockets",
        Severity = Severity.High,
        Why = "Abstract sockets have no file and no file mode: with the host's network shared, containerd's shim answered any "
            + "container (CVE-2020-15257).",
        Remedy = "Give the workload a network namespace of its own, or none.",
        References = [Nist80053.Sc7, CisDocker.HostNetwork, Attack.T1611],
        HeldBy = HeldBy.Template,
        Probe = Probe.With(stage =>
        [
            new Draft("",
            [
                Sys.Call("socket", 1, 1 | Sys.NonBlocking, 0),
                Sys.Call("connect", Argument.Of(0), Sys.AbstractAddress(stage.AbstractSocket), 3 + stage.AbstractSocket.Length),
                Sys.Call("close", Argument.Of(0)),
            ]),
        ]),
        Needs = [Need.HostTarget],
        Twin = Twin.Opened,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(1, "connecting to the host's abstract socket"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(1, "an abstract socket of the host was connected to", Errno.ECONNREFUSED)),
    };
}
