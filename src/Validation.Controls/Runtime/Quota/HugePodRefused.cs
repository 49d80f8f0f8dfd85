using Validation.Controls.Runtime.Admission;

namespace Validation.Controls.Runtime.Quota;

internal static class HugePodRefused
{
    private static readonly Refused Try = new(Attempts.Huge, "a pod beyond any quota", @"quota|limit|resources")
    {
        Also = @"exceeded quota|(maximum|minimum) \S+ usage per",
    };

    public static readonly Control Definition = new()
    {
        Id = "RUN-QUO-004",
        Title = "A pod that asks for more than the quota is refused",
        Subarea = "Quota",
        Severity = Severity.Medium,
        Why = "A quota object that nobody enforces bounds nothing. This tries a pod that is larger than any quota allows, and "
            + "looks at the answer.",
        Remedy = "Create a ResourceQuota or a LimitRange in the namespace, and see that the API server's admission plugins for "
            + "them are on (they are by default).",
        References = [Nist80053.Sc5, Attack.T1496, Attack.T1499, Kubernetes.Quotas],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Try.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
