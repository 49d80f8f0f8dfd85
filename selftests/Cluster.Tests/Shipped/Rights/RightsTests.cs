using Cluster.Tests.Bed;

namespace Cluster.Tests.Shipped.Rights;

/// <summary>
/// What the service accounts that ship may do: what they need, and no more. (NightTests shows that it suffices.)
/// </summary>
public sealed class RightsTests
{
    private const string Audit = "system:serviceaccount:validation:validation-audit";
    private const string Webhook = "system:serviceaccount:validation:validation-webhook";

    /// <summary>
    /// By account and namespace ("" for the cluster): resource, name, verbs; all that RBAC gives it beyond what every account
    /// has.
    /// </summary>
    private static readonly (string Account, string Namespace, string Rights)[] All =
    [
        (Audit, "evaluation",
            """
            clusterreports.openreports.io [] [get create update deletecollection]
            configmaps [] [create deletecollection]
            events [] [list]
            namespaces [] [get]
            namespaces [kube-system] [get]
            networkpolicies.networking.k8s.io [] [list]
            nodes [] [list]
            pods [] [create get list watch delete deletecollection]
            pods/log [] [get]
            reports.openreports.io [] [get create update deletecollection]
            resourcequotas [] [list]
            runtimeclasses.node.k8s.io [] [get list]
            serviceaccounts [default] [impersonate]
            """),
        (Audit, "validation",
            """
            clusterreports.openreports.io [] [get create update deletecollection]
            configmaps [] [create deletecollection]
            events [] [list]
            leases.coordination.k8s.io [] [create]
            leases.coordination.k8s.io [validation] [get update delete]
            namespaces [] [get]
            namespaces [kube-system] [get]
            networkpolicies.networking.k8s.io [] [list]
            nodes [] [list]
            pods [] [create get list watch delete deletecollection]
            pods/log [] [get]
            resourcequotas [] [list]
            runtimeclasses.node.k8s.io [] [get list]
            """),
        (Audit, "default",
            """
            clusterreports.openreports.io [] [get create update deletecollection]
            endpoints [kubernetes] [get]
            namespaces [kube-system] [get]
            nodes [] [list]
            runtimeclasses.node.k8s.io [] [get list]
            """),
        (Audit, "kube-system",
            """
            clusterreports.openreports.io [] [get create update deletecollection]
            namespaces [kube-system] [get]
            nodes [] [list]
            runtimeclasses.node.k8s.io [] [get list]
            """),
        (Webhook, "validation", "validatingwebhookconfigurations.admissionregistration.k8s.io [pods.validation.dev] [patch]"),
        (Webhook, "evaluation", "validatingwebhookconfigurations.admissionregistration.k8s.io [pods.validation.dev] [patch]"),
    ];

    /// <summary>What would be the ways out of these rights.</summary>
    private static readonly string[] Refused =
    [
        "get secrets -n validation", "get secrets -n evaluation", "get secrets -n kube-system",
        "create pods --subresource=exec -n evaluation", "create pods -n default",
        "create pods -n kube-system", "list pods -n kube-system", "list pods -A", "update nodes", "create clusterrolebindings",
        "escalate clusterroles",
        "create rolebindings -n validation", "impersonate users", "impersonate serviceaccounts/validation-webhook -n validation",
        "impersonate groups",
        "patch validatingwebhookconfigurations/pods.validation.dev", "delete namespaces/evaluation", "patch pods -n evaluation",
        "create serviceaccounts --subresource=token -n validation",
    ];

    private static IEnumerable<TestCaseData> Cases =>
        All.Select(row =>
            new TestCaseData(row.Account, row.Namespace,
                row.Rights).SetName($"{{m}}({row.Account.Split(':')[^1]} in {row.Namespace})"));

    [TestCaseSource(nameof(Cases))]
    public async Task Has_exactly_these_rights(string account, string space, string rights)
    {
        var listed = await Kubectl.Async("auth", "can-i", "--list", "--no-headers", "--as", account, "-n", space);
        var everybody = (await Kubectl.Async("auth", "can-i", "--list", "--no-headers", "--as",
            "system:serviceaccount:kube-public:nobody", "-n", space)).Split('\n').Select(Normal).ToHashSet();

        listed.Split('\n').Select(Normal).Where(line => line.Length > 0 && !everybody.Contains(line))
            .Order(StringComparer.Ordinal)
            .ShouldBe(rights.Split('\n').Order(StringComparer.Ordinal));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task May_not(string what)
    {
        var answer = await Kubectl.TryAsync(["auth", "can-i", .. what.Split(' '), "--as", Audit]);

        answer.Output.Trim().ShouldStartWith("no", customMessage: what);
    }

    /// <summary>Columns are resource, URLs, names and verbs; a rule about resources has no URLs.</summary>
    private static string Normal(string line) =>
        line.Split("  ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is [var resource, _, var names, var verbs]
        ? $"{resource} {names} {verbs}"
        : string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
