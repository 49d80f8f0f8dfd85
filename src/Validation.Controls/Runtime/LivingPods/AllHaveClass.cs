namespace Validation.Controls.Runtime.LivingPods;

internal static class AllHaveClass
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-LIV-001",
        Title = "Every living pod of the namespace has the class",
        Subarea = "Living pods",
        Severity = Severity.Critical,
        Why = "What admission refuses today may have been let in yesterday, or before there was a policy. Pods that run now are "
            + "what an attacker is in.",
        Remedy = "Ask the owner, delete the pod, and find out how it came in: `kubectl get pods -o "
            + "custom-columns=NAME:.metadata.name,CLASS:.spec.runtimeClassName`.",
        References = [Nist80053.Cm8, Nist80053.Si6, Nist800190.RogueContainers, Attack.T1610, Kubernetes.RuntimeClass],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.LivingPods.Any(pod => pod.RuntimeClass is null),
                "a pod without a class should live here, and none does"),
        Expect = new(seen =>
        {
            var name = seen.ExistingClass.Name;
            LivingPodView[] others = [.. seen.LivingPods.Where(pod => pod.RuntimeClass != name)];
            Finding.Unless(others.Length == 0,
                $"pods without the class '{name}' live in the "
                    + $"namespace, {Named.All(others, pod => $"has the class '{pod.RuntimeClass ?? "none"}'")}");
        }),
    };
}
