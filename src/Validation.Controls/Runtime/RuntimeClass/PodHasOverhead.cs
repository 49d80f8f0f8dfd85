namespace Validation.Controls.Runtime.RuntimeClass;

internal static class PodHasOverhead
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-CLS-006",
        Title = "The running pod is charged for its sandbox",
        Subarea = "Runtime class",
        Severity = Severity.Low,
        Why = "The overhead takes effect only where admission writes it into the pod: the scheduler, the quota and the pod's "
            + "control group go by the pod, not by the class.",
        Remedy = "Give the class overhead.podFixed, and see that the API server's RuntimeClass admission plugin is on (it is by "
            + "default).",
        References = [Nist80053.Sc5, Attack.T1499, Kubernetes.Overhead],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod],
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen => Finding.Unless(seen.Pod.Overhead.Count == 0, "the pod should have no overhead here, and has one"),
        Expect = new(seen =>
        {
            Finding.Unless(seen.Pod.Overhead.Count > 0, "the pod has no overhead: its sandbox is charged to nobody");
            var asked = seen.Pod.EvaluationClass
                ?? throw new CannotTellException("there is no RuntimeClass of the name that the pod was launched with");
            var differing = asked.Overhead.Where(one => seen.Pod.Overhead.GetValueOrDefault(one.Key) != one.Value).ToArray();
            Finding.Unless(differing.Length == 0,
                "the pod's overhead is not the "
                    + $"class's: [{string.Join(", ", differing.Select(one => $"{one.Key} {one.Value}"))}] was asked for");
        }),
    };
}
