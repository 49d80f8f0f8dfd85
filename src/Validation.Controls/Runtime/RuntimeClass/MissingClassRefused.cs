using Validation.Controls.Runtime.Admission;

namespace Validation.Controls.Runtime.RuntimeClass;

internal static class MissingClassRefused
{
    private static readonly Refused Try = new(Attempts.MissingClass, "a pod of a class that does not exist",
        @"runtime[- ]?class|gvisor")
    {
        Also = @"RuntimeClass .*not found",
    };

    /// <summary>
    /// No API server takes such a pod, so that the twin shows what an ignored class would amount to: a pod without any.
    /// </summary>
    private static readonly Refused Ignored = new(Attempts.NoClass, "a pod without a class", @"runtime[- ]?class|gvisor");

    public static readonly Control Definition = new()
    {
        Id = "RUN-CLS-007",
        Title = "A class that does not exist is refused, not ignored",
        Subarea = "Runtime class",
        Severity = Severity.Critical,
        Why = "The worst answer to a missing runtime is to run the pod all the same, without isolation. A deployment whose class "
            + "is gone has to fail.",
        Remedy = "See that the API server's RuntimeClass admission plugin is on (--enable-admission-plugins; it is by default), "
            + "and that nothing rewrites runtimeClassName.",
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist800190.RuntimeVulnerabilities, Attack.T1610, Kubernetes.RuntimeClass],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = Ignored.WasAccepted,
        Expect = new(Try.IsRefused),
    };
}
