namespace Validation.Controls.Isolation.PodNeighbours;

/// <summary>
/// Whether the secret of the pod's other container was found. What the containers of a pod share on purpose, whatever the
/// runtime, is judged by no control: network, host name, IPC with /dev/shm, and volumes that both mount.
/// </summary>
internal static class Secret
{
    public const string Boundary =
        "Under gVisor the containers of a pod share one sandbox, so that its own process and mount namespaces are all that keeps "
            + "them apart; where each has a sandbox of its own, the boundary between sandboxes is there, too.";

    public const string Remedy =
        "Take shareProcessNamespace from the template. Where it is not there, look at what runs the pod: a runtime that mixes up "
            + "the containers of a sandbox is a flaw to report. Code that trusts its neighbour less than itself belongs in "
            + "another pod.";

    public static Probe In(Trace trace) => Probe.With(stage => [Search(trace, stage)]);

    public static Draft Search(Trace trace, Stage stage, string name = "") =>
        new(name, [trace.Search(stage)]) { LimitMilliseconds = 5000 };

    /// <summary>What a twin has to show.</summary>
    public static void ShouldBeFound(Seen seen, Trace trace, string step = "")
    {
        var report = Report(seen, step);
        seen.Neighbour.ShouldHold(trace);
        Finding.Unless(report.Found.Count > 0,
            $"the {trace.Name} of the pod's other container should be readable here, and its secret was in none "
                + $"of {report.Searched} processes");
    }

    public static void ShouldStayHidden(Seen seen, Trace trace, string step = "")
    {
        var report = Report(seen, step);
        Finding.Unless(report.Found.Count == 0,
            $"the {trace.Name} of the pod's other container was read: it is process {string.Join(" and ", report.Found)} here");
        report.ShouldTell();
        seen.Neighbour.ShouldHold(trace);
    }

    private static ProcessReport Report(Seen seen, string step) =>
        ProcessReport.Of((step.Length == 0 ? seen.Fact : seen[step]).Answers[0]);
}
