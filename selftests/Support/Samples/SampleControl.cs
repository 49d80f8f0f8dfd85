using Validation.Protocol;
using Validation.Results;

namespace Selftests.Support.Samples;

/// <summary>Makes controls that read like those of the catalogue.</summary>
internal static class SampleControl
{
    public static ControlResult Of(string id, string title, Area area, string subarea, Severity severity, Verdict verdict,
        string reason) => new()
    {
        Control = id,
        Title = title,
        Area = area,
        Subarea = subarea,
        Severity = severity,
        Verdict = verdict,
        Reason = reason,
        Why = "An attacker who knows it can pick the exploit that fits, and one who reaches it has left the sandbox.",
        Remedy =
            "Run the workload under runsc without the flag that opens this, and check with `runsc --version` that it is current.",
        Subject = "subject",
        Baseline = new Sighting { Arm = "baseline", Exposed = true, Saw = $"the host's own answer came back for {id}" },
        Twin = new Sighting { Arm = "baseline", Exposed = true, Saw = $"the host's own answer came back for {id}" },
        Evidence =
        [
            Fact("subject", id, "openat(AT_FDCWD, \"/proc/version\", O_RDONLY); read(3, …, 4096)",
                "Linux version 4.4.0", 0, 1400),
            Fact("baseline", id, "openat(AT_FDCWD, \"/proc/version\", O_RDONLY); read(3, …, 4096)",
                "Linux version 6.1.0-18-amd64 (Debian)", 0, 90),
        ],
        References =
        [
            new()
            {
                Catalogue = "NIST SP 800-53 r5",
                Id = "SC-39",
                Title = "Process Isolation",
                Link = "https://csrc.nist.gov/projects/cprt/catalog#/cprt/framework/version/SP_800_53_5_1_1/home?element=SC-39",
            },
            new()
            {
                Catalogue = "MITRE ATT&CK",
                Id = "T1611",
                Title = "Escape to Host",
                Link = "https://attack.mitre.org/techniques/T1611/",
            },
            new() { Catalogue = "gVisor", Id = "syscalls", Title = "Linux/amd64 compatibility" },
        ],
        Reproduce = $"./run-suite.sh --engine oci --runtime runsc --baseline runc --filter {id}",
    };

    public static Evidence Fact(string arm, string step, string tried, string text, int errno, long microseconds) => new()
    {
        Arm = arm,
        Source = step,
        Tried = tried,
        Fact = new Fact
        {
            Step = step,
            Ending = Ending.Returned,
            Answers = [
                new Answer { Value = errno == 0 ? 3 : -1, Errno = errno }, new Answer { Value = text.Length, Text = text },
            ],
            Microseconds = microseconds,
        },
        Saw = errno == 0 ? $"“{text}”" : $"errno {errno}",
    };
}
