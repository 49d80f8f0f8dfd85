namespace Validation.Controls.Runtime.Admission;

/// <summary>What to do about pods that should not be admitted.</summary>
internal static class AdmissionRemedy
{
    public const string Standards =
        "Label the namespace `pod-security.kubernetes.io/enforce: restricted` (Kubernetes 1.25), or have a policy engine or the "
        + "shipped "
        + "webhook (deploy/) refuse such pods, with failurePolicy: Fail.";

    public const string Class =
        "Have admission refuse pods without the class, or set it: the shipped webhook (deploy/), a ValidatingAdmissionPolicy, "
        + "Kyverno or "
        + "Gatekeeper, with failurePolicy: Fail and no exemption for the namespace.";
}
