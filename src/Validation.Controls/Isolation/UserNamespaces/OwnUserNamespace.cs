namespace Validation.Controls.Isolation.UserNamespaces;

internal static class OwnUserNamespace
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-USER-001",
        Title = "The workload runs in a user namespace of its own",
        Subarea = "User namespaces",
        Severity = Severity.Medium,
        Why = "In the host's user namespace, uid 0 is the host's root: one flaw in a permission check is enough. In a namespace "
            + "of its own it is nobody on the host.",
        Remedy = "Run the workload under gVisor without the host's network, or under runc with user namespaces.",
        References = [Nist80053.Sc39, Nist80053.Ac6, Attack.T1611, GVisor.SecurityModel],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.None,
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(!seen.Process.HasOwnUserNamespace, "the user namespace should be the host's here, and is not"),
        Expect = new(seen =>
            Finding.Unless(seen.Process.HasOwnUserNamespace,
                $"'{seen.Process.Executable}', which runs the workload, is in the host's user namespace")),
    };
}
