namespace Validation.Controls.Isolation.Tokens;

internal static class AccountHasNoRights
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-TOK-002",
        Title = "The pod's service account may only find out what there is and what it may do",
        Subarea = "Tokens",
        Severity = Severity.High,
        Why = "An evaluation pod has no business with the API server. Rights of its account, often the namespace's default one, "
            + "wait for the day a token is mounted again.",
        Remedy = "Give evaluation pods an account of their own without any RoleBinding, and remove bindings of the group "
            + "system:serviceaccounts.",
        References = [Nist80053.Ac3, Nist80053.Ac6, Nist800190.UnboundedAdministration, CisKubernetes.DefaultAccounts,
            CisKubernetes.Tokens, Attack.T1552X7, Attack.T1613, Kubernetes.ServiceAccounts, Kubernetes.AccessControl],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(Rights.BeyondEverybodys(seen.Rights.Rights).Count > 0,
                "the account should have rights here, and has none"),
        Expect = new(seen =>
        {
            var more = Rights.BeyondEverybodys(seen.Rights.Rights);
            Finding.Unless(more.Count == 0, $"the account '{seen.Rights.Account}' may do more, {Asking.Listed(more)}");
        }),
    };
}
