namespace Validation.Controls.Isolation.PodNeighbours;

internal static class Signalling
{
    private const int Everyone = -1;

    /// <summary>The neighbour is deaf for a moment between two looks.</summary>
    private const int Attempts = 4, PauseMilliseconds = 350;

    public static readonly Control Definition = new()
    {
        Id = "ISO-POD-006",
        Title = "The pod's other container cannot be signalled",
        Subarea = "Pod neighbours",
        Severity = Severity.High,
        Why = "Who can signal a process can end it or hold it: the sidecar that logs, limits or pays for what the workload does. "
            + Secret.Boundary,
        Remedy = Secret.Remedy,
        References = [Nist80053.Sc39, Nist80053.Sc5, Attack.T1562],
        HeldBy = HeldBy.Template,
        Variation = Variation.Neighbour,
        // Judged by what arrives: kill(-1) reaches whoever can be reached, its own processes among them, and the signal harms
        // none.
        Probe = Probe.With(_ =>
        [
            new Draft("",
                [
                    .. Enumerable.Repeat<Call[]>([Sys.Call("kill", Everyone, Neighbour.Signal), Sys.Pause(PauseMilliseconds)],
                        Attempts).SelectMany(calls => calls),
                ]) { LimitMilliseconds = 8000 },
        ]),
        Twin = Twin.Opened,
        Exposed = seen =>
        {
            seen.Fact.ShouldBeCarriedOut(0, "a signal to every process");
            seen.Neighbour.ShouldListen();
            Finding.Unless(seen.Neighbour.Signalled,
                "a signal to every process should arrive in the pod's other container here, and none did");
        },
        Expect = new(seen =>
        {
            // ESRCH: nobody was there to be signalled.
            if (seen.Fact.ErrnoOf(0) != "0")
                seen.Fact.ShouldBeRefused(0, "a signal to every process", Errno.ESRCH);
            Finding.Unless(!seen.Neighbour.Signalled, "a signal to every process arrived in the pod's other container");
            seen.Neighbour.ShouldListen();
        }),
    };
}
