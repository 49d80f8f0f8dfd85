namespace Validation.Controls.Isolation.Tokens;

internal static class AccountCannotTakeOver
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-TOK-003",
        Title = "The pod's service account can neither create pods nor read secrets",
        Subarea = "Tokens",
        Severity = Severity.Critical,
        Why = "Who creates pods chooses their accounts, mounts and classes; who reads secrets has the other accounts' tokens. "
            + "Either is the namespace, and often the cluster.",
        Remedy = "Remove the Role or ClusterRole that grants it: `kubectl auth can-i --list "
            + "--as=system:serviceaccount:NAMESPACE:NAME`.",
        References = [Nist80053.Ac3, Nist80053.Ac6, Nist800190.UnboundedAdministration, CisKubernetes.PodCreation,
            CisKubernetes.Secrets, Attack.T1528, Attack.T1610, Kubernetes.AccessControl],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(Rights.Takeover(seen.Rights.Rights).Count > 0,
                "the account should be able to create pods here, and is not"),
        Expect = new(seen =>
        {
            var decisive = Rights.Takeover(seen.Rights.Rights);
            Finding.Unless(decisive.Count == 0,
                $"the account '{seen.Rights.Account}' may take other pods over, {Asking.Listed(decisive)}");
        }),
    };
}
