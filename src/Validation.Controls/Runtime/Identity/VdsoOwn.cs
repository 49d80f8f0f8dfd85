using System.Security.Cryptography;

namespace Validation.Controls.Runtime.Identity;

internal static class VdsoOwn
{
    public static readonly Control Definition = new()
    {
        Id = "RUN-ID-008",
        Title = "The kernel's code in the guest's memory is not the host's",
        Subarea = "Identity",
        Severity = Severity.High,
        Why = "Every process has a page of its kernel's code mapped in, the vDSO. The same bytes as on the host mean the same "
            + "kernel; a fake would have to change the host's kernel to differ.",
        Remedy = "Run the workload under gVisor. If the launch already names runsc, the platform fell back to another runtime: "
            + "look at the engine's list of runtimes.",
        References = [Nist80053.Sc39, Nist80053.Si7, Nist800190.SharedKernel],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.Vdso()),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen => Sha256(seen).ShouldBe(seen.Host.VdsoSha256, "the vDSO is not the host's"),
        Expect = new(seen =>
            Sha256(seen).ShouldNotBe(seen.Host.VdsoSha256, "the vDSO is the host's, byte for byte")),
    };

    private static string Sha256(Seen seen) => seen.Fact.Bytes is { Length: > 0 } bytes
        ? Convert.ToHexStringLower(SHA256.HashData(bytes))
        : throw new CannotTellException($"the probe found no vDSO in arm '{seen.Arm}'");
}
