namespace Validation.Controls.Runtime.LivingPods;

internal static class NoneIsWeaker
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-LIV-002",
        Title = "No living pod of the namespace is weaker than the template",
        Subarea = "Living pods",
        Severity = Severity.High,
        Why = "The gate measures the template. A pod that runs as root, with a host path or without limits is not what was "
            + "measured, whatever its class.",
        Remedy = "Ask the owner, delete the pod, and have admission refuse what it differs in.",
        References = [Nist80053.Cm8, Nist80053.Si6, Nist800190.RogueContainers, Attack.T1610, CisKubernetes.SecurityContext],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.LivingPods.Any(pod => pod.Weaker.Count > 0),
                "a pod that is weaker than the template should live here, and none does"),
        Expect = new(seen =>
        {
            LivingPodView[] weaker = [.. seen.LivingPods.Where(pod => pod.Weaker.Count > 0)];
            Finding.Unless(weaker.Length == 0,
                "pods that are weaker than the template live in the "
                    + $"namespace, {Named.All(weaker, pod => $"[{string.Join("; ", pod.Weaker)}]")}");
        }),
    };
}
