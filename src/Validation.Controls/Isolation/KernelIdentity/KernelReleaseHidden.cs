namespace Validation.Controls.Isolation.KernelIdentity;

internal static class KernelReleaseHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-KERN-002",
        Title = "uname(2) does not tell the host kernel's release",
        Subarea = "Kernel identity",
        Severity = Severity.High,
        Why = "The release says which published kernel flaws the host has: it is the first thing that an attacker looks up "
            + "before an escape.",
        Remedy = "Run the workload under gVisor, whose own kernel answers uname. If it already names runsc, the platform fell "
            + "back to runc.",
        References = [Nist80053.Sc39, Nist800190.SharedKernel, Attack.T1082],
        HeldBy = HeldBy.Sandbox,
        Probe = Probe.Of(Sys.Call("uname", Argument.Buffer(6 * FieldBytes))),
        Twin = Twin.Baseline,
        Exposed = seen => Release(seen.Fact).ShouldBe(seen.Host.KernelRelease),
        Expect = new(seen =>
            Release(seen.Fact).ShouldNotBe(seen.Host.KernelRelease, "uname told the host kernel's release")),
    };

    /// <summary>struct utsname: sysname, nodename, release, version, machine, domainname (uname(2)).</summary>
    private const int FieldBytes = 65;

    private static string Release(Fact fact) => fact.Text.Length >= 3 * FieldBytes
        ? fact.Text.Substring(2 * FieldBytes, FieldBytes).TrimEnd('\0')
        : throw new CannotTellException($"uname brought back {fact.Text.Length} bytes instead of {6 * FieldBytes}");
}
