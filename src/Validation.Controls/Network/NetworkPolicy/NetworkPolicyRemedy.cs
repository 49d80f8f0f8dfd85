namespace Validation.Controls.Network.NetworkPolicy;

/// <summary>What to do about every path out of a pod alike.</summary>
internal static class NetworkPolicyRemedy
{
    public const string Text =
        "Deny by default: a NetworkPolicy with an empty podSelector and policyTypes [Ingress, Egress] and no rules (deploy/ "
        + "brings one), on a "
        + "cluster whose network plugin enforces policies (Calico, Cilium, Antrea, kube-router; not flannel or bridge alone).";
}
