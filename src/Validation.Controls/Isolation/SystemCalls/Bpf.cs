namespace Validation.Controls.Isolation.SystemCalls;

internal static class Bpf
{
    private const int MapCreate = 0;

    /// <summary>union bpf_attr: BPF_MAP_TYPE_ARRAY, key and value of 4 bytes, one entry, no flags (bpf(2)).</summary>
    private static readonly byte[] ArrayOfOne = [2, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0];

    public static readonly Control Definition = new()
    {
        Id = "ISO-CALL-001",
        Title = "The host kernel takes no BPF from the workload",
        Subarea = "System calls",
        Severity = Severity.Critical,
        Why = "BPF runs the caller's code in the kernel. Its verifier has let through privilege escalations nearly every year.",
        Remedy = "Run the workload under gVisor, which runs no BPF (since 20260803 it takes programs for cgroup devices, without "
            + "effect), and keep a seccomp profile in the template for the day it is runc.",
        References = [Nist80053.Cm7, Nist800190.SharedKernel, Attack.T1068, GVisor.Compatibility],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Call("bpf", MapCreate, Argument.Bytes(ArrayOfOne), 20), Sys.Call("close", Argument.Of(0))),
        Twin = Twin.Baseline,
        Exposed = seen => seen.Fact.ShouldBeCarriedOut(0, "making a BPF map"),
        Expect = new(seen => seen.Fact.ShouldBeRefused(0, "the workload made a BPF map", Errno.EINVAL)),
    };
}
