namespace Validation.Controls.Isolation.SystemCalls;

internal static class KeyRing
{
    /// <summary>KEY_SPEC_PROCESS_KEYRING: it goes when the child does (keyrings(7)).</summary>
    private const int ProcessKeyRing = -2;

    public static readonly Control Definition = new()
    {
        Id = "ISO-CALL-004",
        Title = "The host kernel's key rings cannot be used",
        Subarea = "System calls",
        Severity = Severity.Medium,
        Why = "Key rings are not in any namespace of a container; keys of one tenant were readable by another, and the code has "
            + "had escalations.",
        Remedy = "Run the workload under gVisor, which does not implement the call, and keep a seccomp profile in the template "
            + "for the day it is runc.",
        References = [Nist80053.Cm7, Nist800190.SharedKernel, Attack.T1068, GVisor.Compatibility],
        HeldBy = HeldBy.Template,
        Probe = Probe.Alone(Sys.Call("add_key", "user", "validation", "value", 5, ProcessKeyRing)),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "adding a key"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "a key was added to a key ring")),
    };
}
