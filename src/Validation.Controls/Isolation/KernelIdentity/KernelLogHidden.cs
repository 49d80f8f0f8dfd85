using System.Text.RegularExpressions;

namespace Validation.Controls.Isolation.KernelIdentity;

internal static class KernelLogHidden
{
    public static readonly Control Definition = new()
    {
        Id = "ISO-KERN-005",
        Title = "The host kernel's log cannot be read",
        Subarea = "Kernel identity",
        Severity = Severity.High,
        Why = "The kernel's log holds addresses that defeat address randomisation, names of other tenants' processes and what "
            + "crashed on the host.",
        Remedy = "Keep syslog(2) out of the workload: a seccomp profile that does not list it and no CAP_SYSLOG, or gVisor, "
            + "which answers with a log of its own.",
        References = [Nist80053.Sc39, Nist80053.Sc4, Nist800190.InsecureConfiguration, Attack.T1082],
        HeldBy = HeldBy.Template,
        Probe = Probe.Of(Sys.Call("syslog", ReadAll, Argument.Buffer(LogBytes), LogBytes)),
        Needs = [Need.HostWitness],
        Twin = Twin.Baseline,
        Exposed = seen =>
        {
            Messages(seen.Fact).ShouldNotBeEmpty("the kernel's log is empty: it was cleared");
            seen.Process.IsProbe.ShouldBeTrue("the log that was read is not the host kernel's: the arm does not run on it");
        },
        Expect = new((seen, twin) =>
            Messages(seen.Fact).Intersect(Messages(twin.Fact)).Count()
                .ShouldBe(0, "the workload's log holds messages of the host's kernel, as the twin read them")),
    };

    /// <summary>SYSLOG_ACTION_READ_ALL (syslog(2)): the last messages that fit, without taking them away.</summary>
    private const int ReadAll = 3;

    private const int LogBytes = 32768;

    /// <summary>Whole lines with a time stamp, <c>&lt;6&gt;[    0.000000] Linux version …</c>; the first may be cut.</summary>
    private static IEnumerable<string> Messages(Fact fact) =>
        fact.Text.Split('\n').Skip(1).Where(line => Regex.IsMatch(line, @"^<\d+>\[ *\d+\.\d+\] \S"));
}
