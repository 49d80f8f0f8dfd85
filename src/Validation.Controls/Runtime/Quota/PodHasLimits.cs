namespace Validation.Controls.Runtime.Quota;

internal static class PodHasLimits
{
    private static readonly string[] Needed = ["cpu", "memory"];

    public static readonly Control Definition = new()
    {
        Id = "RUN-QUO-006",
        Title = "The running pod has limits for processor and memory",
        Subarea = "Quota",
        Severity = Severity.High,
        Why = "The limits of the pod as it was admitted are what the node's kernel is told to hold. Whether it holds them is for "
            + "the settings' controls.",
        Remedy = "Set resources.limits for cpu and memory on every container of the template, or let a LimitRange set them.",
        References = [Nist80053.Sc5, CisKubernetes.SecurityContext, Attack.T1496, Attack.T1499, Kubernetes.Limits],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod],
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(!Needed.Any(seen.Pod.Limits.ContainsKey), "the pod should have no limits here, and has some"),
        Expect = new(seen => Finding.Unless(
            Needed.All(seen.Pod.Limits.ContainsKey),
            $"the pod has limits for [{string.Join(", ", seen.Pod.Limits.Keys)}] only, where [{string.Join(", ", Needed)}] are "
                + "needed")),
    };
}
