namespace Validation.Controls.Isolation.SystemCalls;

internal static class SegmentTable
{
    private const int Write = 1;

    /// <summary>struct user_desc, entry 0, read_exec_only and seg_not_present: what clears an entry (modify_ldt(2)).</summary>
    private static readonly byte[] EmptyEntry = [.. new byte[12], 0x28, 0, 0, 0];

    public static readonly Control Definition = new()
    {
        Id = "ISO-CALL-007",
        Title = "The workload cannot change the processor's segment table",
        Subarea = "System calls",
        Severity = Severity.Medium,
        Why = "modify_ldt sets descriptors that only very old programs need; code around it has led from user to kernel more "
            + "than once.",
        Remedy = "Run the workload under gVisor. If it already names runsc, the platform fell back to runc.",
        References = [Nist80053.Cm7, Nist800190.SharedKernel, Attack.T1068, GVisor.Compatibility],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Alone(Sys.Call("modify_ldt", Write, Argument.Bytes(EmptyEntry), 16)),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "modify_ldt"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "an entry of the local descriptor table was written")),
    };
}
