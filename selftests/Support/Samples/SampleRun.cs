using Validation.Protocol;
using Validation.Results;
using static Selftests.Support.Samples.SampleControl;

namespace Selftests.Support.Samples;

/// <summary>One realistic run with every verdict, a failed arm, and hostile text wherever a sandbox has a say.</summary>
internal static class SampleRun
{
    private static readonly IReadOnlyList<ControlResult> Passing =
    [
        Of("ISO-DEV-001", "The host's devices are not in /dev", Area.Isolation, "Devices", Severity.High, Verdict.Pass,
            "/dev holds 14 entries, all of them gVisor's own; none of the host's 3 disks is among them"),
        Of("ISO-PROC-001", "The host kernel's version is hidden", Area.Isolation, "Kernel identity", Severity.High, Verdict.Pass,
            "/proc/version says Linux 4.4.0, which is gVisor's own; the host runs 6.1.0-18-amd64"),
        Of("ISO-PROC-002", "The host's boot id is hidden", Area.Isolation, "Kernel identity", Severity.Medium, Verdict.Pass,
            "the boot id differs from the host's"),
        Of("NET-OUT-001", "No TCP connection leaves the sandbox", Area.Network, "No network", Severity.Critical, Verdict.Pass,
            "connect answered ENETUNREACH; the listener was alive and received nothing with the nonce"),
        Of("RUN-ID-001", "The runtime is what its name says", Area.Runtime, "Identity", Severity.Critical, Verdict.Pass,
            "five witnesses agree on gVisor: process tree, executable, clocks, boot id, errno core"),
    ];

    private static readonly IReadOnlyList<ControlResult> Others =
    [
        Of("ISO-FS-001", "A file of the host cannot be read", Area.Isolation, "Files", Severity.Critical, Verdict.Fail,
            "the canary that the host wrote was read through /proc/1/root: “" + Hostile.Text + "”") with
        {
            Evidence =
            [
                Fact("subject", "ISO-FS-001/root", "openat(AT_FDCWD, \"/proc/1/root/canary\", O_RDONLY)", Hostile.Text, 0, 2100),
                Fact("subject", "ISO-FS-001/cwd", "openat(AT_FDCWD, \"/proc/1/cwd/canary\", O_RDONLY)", "", 2, 300),
                new Evidence { Arm = "subject", Source = "host canary", Saw = "the file was opened from outside 1 time" },
                Fact("baseline", "ISO-FS-001/root", "openat(AT_FDCWD, \"/proc/1/root/canary\", O_RDONLY)", "canary-4f2a", 0, 80),
            ],
        },
        Of("ISO-SYS-001", "io_uring cannot be set up", Area.Isolation, "System calls", Severity.Medium, Verdict.NotApplicable,
            "the host's kernel has kernel.io_uring_disabled=2: no runtime can show it here") with
            {
                Baseline = null,
                Twin = null,
                Evidence = [],
            },
        Of("ISO-SYS-002", "A user namespace cannot be made", Area.Isolation, "System calls", Severity.High, Verdict.Error,
            "the twin did not show the exposure: unshare(CLONE_NEWUSER) answered EPERM under runc, too") with
        {
            Baseline = new Sighting { Arm = "baseline", Exposed = false, Saw = "EPERM: kernel.unprivileged_userns_clone is 0" },
            Twin = new Sighting { Arm = "baseline", Exposed = false, Saw = "EPERM: kernel.unprivileged_userns_clone is 0" },
        },
        Of("NET-OUT-002", "No ICMP leaves the sandbox", Area.Network, "No network", Severity.Low, Verdict.Waived,
            "waived until 2027-01-31 by platform-security: ping is needed by the health check") with
        {
            Baseline = null,
            Twin = new Sighting { Arm = "opened", Exposed = true, Saw = "an echo request with the nonce reached the host" },
        },
        Of("RUN-MEM-001", "The memory limit holds", Area.Runtime, "Settings", Severity.High, Verdict.Error,
            "the arm subject-memory failed: it never launched") with { Subject = "subject-memory", Evidence = [] },
        Of("RUN-UID-001", "The workload does not run as root", Area.Runtime, "Hardened launch", Severity.Medium, Verdict.Fail,
            "getuid returned 0 where the template asks for 65534") with
        {
            Twin = new Sighting { Arm = "opened", Exposed = true, Saw = "getuid returned 0" },
            Baseline = new Sighting { Arm = "baseline", Exposed = null, Saw = "the fact never came" },
        },
    ];

    public static RunResults Fail { get; } = Run(1, [.. Passing, .. Others]);

    public static RunResults Pass { get; } = Run(0, Passing) with { Arms = [.. SampleArms.All.Take(3)] };

    public static RunResults Error { get; } = Run(3, [.. Passing, .. Others.Where(control => control.Verdict is Verdict.Error)]);

    public static RunResults Disabled { get; } = Banner(
        "DISABLE_GVISOR=true: gVisor was not measured. What follows is plain runc, and says nothing of what gVisor isolates.",
        Run(3, [.. Others.Where(control => control.Verdict is Verdict.Error)]) with { Arms = [.. SampleArms.All.Take(2)] });

    /// <summary>A run of a gate's usual size: the same controls again under other ids.</summary>
    public static RunResults WithControls(int controls) => Run(1, [.. Enumerable.Range(0, controls).Select(Numbered)]);

    public static RunResults Run(int exitCode, IReadOnlyList<ControlResult> controls)
    {
        ControlResult[] sorted =
        [
            .. controls.OrderBy(control => control.Area).ThenBy(control => control.Control, StringComparer.Ordinal),
        ];
        return new RunResults
        {
            Schema = RunResults.CurrentSchema,
            Run = SampleRecord.Of(exitCode),
            Arms = SampleArms.All,
            Results = sorted,
            Metrics = [new Metric { Name = "gate_seconds", Value = 6.2, Unit = "s" }],
            Claims =
            [new Claim { Id = "C-01", Text = "gVisor hides the host's kernel", Finding = "confirmed", Reason = "ISO-PROC-001" }],
            Summary = Books.Count(sorted),
        };
    }

    private static RunResults Banner(string banner, RunResults results) =>
        results with { Run = results.Run with { Runtime = "runc", Banners = [banner] } };

    private static ControlResult Numbered(int number)
    {
        IReadOnlyList<ControlResult> all = [.. Passing, .. Passing, .. Others];
        var control = all[number % all.Count];
        return number < all.Count && number >= Passing.Count
            ? control
            : control with { Control = $"{control.Control}-{number:00}" };
    }
}
