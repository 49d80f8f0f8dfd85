using Validation.Controls.Runtime.Admission;

namespace Validation.Controls.Runtime.Quota;

internal static class LimitlessPodRefused
{
    private static readonly Refused Try = new(Attempts.NoLimits, "a pod without limits", @"limits?\b|resources|quota")
    {
        Also = @"must specify .*limits\.",
        Mutated = (attempt, _) => attempt.Limits.ContainsKey("cpu") && attempt.Limits.ContainsKey("memory"),
    };

    public static readonly Control Definition = new()
    {
        Id = "RUN-QUO-005",
        Title = "A pod without limits is refused, or given them",
        Subarea = "Quota",
        Severity = Severity.Medium,
        Why = "A pod without limits may use the whole node, and is the last to be throttled. The platform must not depend on "
            + "every manifest remembering.",
        Remedy =
            "A ResourceQuota on limits.cpu and limits.memory refuses such pods, a LimitRange with defaults gives them limits.",
        References = [Nist80053.Sc5, Attack.T1496, Attack.T1499, Kubernetes.Quotas, Kubernetes.Limits],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
