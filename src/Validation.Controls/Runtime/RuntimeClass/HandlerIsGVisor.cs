namespace Validation.Controls.Runtime.RuntimeClass;

internal static class HandlerIsGVisor
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-CLS-002",
        Title = "The class's handler is gVisor's",
        Subarea = "Runtime class",
        Severity = Severity.Critical,
        Why = "The handler is the name by which the node's container runtime picks the program. A class called gvisor with the "
            + "handler runc is a name and no more.",
        Remedy = "Set the class's handler to the one that containerd's configuration gives gVisor (`runsc`, with runtime_type "
            + "io.containerd.runsc.v1). What the handler leads to on each node is for the identity controls.",
        References = [Nist80053.Cm2, Nist80053.Cm6, Nist800190.RuntimeVulnerabilities, Attack.T1610, Kubernetes.RuntimeClass,
            Nist80053.Si7],
        HeldBy = HeldBy.Template,
        Variation = Variation.Cluster,
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.RuntimeClass is not { } one || !RuntimeKinds.NamesGVisor(one.Handler),
                "no class of gVisor's should be in use here, and one is"),
        Expect = new(seen =>
            Finding.Unless(RuntimeKinds.NamesGVisor(seen.ExistingClass.Handler),
                $"the class '{seen.ExistingClass.Name}' has the handler '{seen.ExistingClass.Handler}'")),
    };
}
