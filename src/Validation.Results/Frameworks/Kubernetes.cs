namespace Validation.Results.Frameworks;

/// <summary>Pages of Kubernetes' own documentation; what each tells, in our words.</summary>
public static class Kubernetes
{
    public static Framework Framework { get; } =
        new() { Name = "Kubernetes", Family = "Kubernetes", Version = null, HasTitles = false };

    public static Reference RuntimeClass { get; } =
        Of("runtime class", "How a pod gets its runtime", "concepts/containers/runtime-class/");
    public static Reference Overhead { get; } =
        Of("pod overhead", "What a sandbox itself costs", "concepts/scheduling-eviction/pod-overhead/");
    public static Reference Scheduling { get; } =
        Of("assigning pods", "Which nodes a pod can land on", "concepts/scheduling-eviction/assign-pod-node/");
    public static Reference Admission { get; } =
        Of("admission", "Pods are changed or refused before they are stored",
            "reference/access-authn-authz/admission-controllers/");
    public static Reference SecurityStandards { get; } =
        Of("pod security standards", "Privileged, baseline, restricted", "concepts/security/pod-security-standards/");
    public static Reference SecurityAdmission { get; } =
        Of("pod security admission", "The standards enforced by a namespace's label",
            "concepts/security/pod-security-admission/");
    public static Reference Quotas { get; } =
        Of("resource quotas", "Bounds for a whole namespace", "concepts/policy/resource-quotas/");
    public static Reference Limits { get; } =
        Of("resources", "Requests and limits of containers", "concepts/configuration/manage-resources-containers/");
    public static Reference NetworkPolicies { get; } =
        Of("network policies", "Which traffic a pod may have", "concepts/services-networking/network-policies/");
    public static Reference ServiceAccounts { get; } =
        Of("service accounts", "A pod's identity at the API server", "concepts/security/service-accounts/");
    public static Reference AccessControl { get; } =
        Of("RBAC good practices", "Rights that amount to more than they say", "concepts/security/rbac-good-practices/");

    private static Reference Of(string id, string title, string page) =>
        Framework.Entry(id, title, "https://kubernetes.io/docs/" + page);
}
