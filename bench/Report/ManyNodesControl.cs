using System.Globalization;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Bench;

/// <summary>Rows as long as the catalogue's own: about 5 KB each in results.json.</summary>
internal static class ManyNodesControl
{
    private static readonly string[] Groups =
    [
        "Kernel identity", "System calls", "Host files", "No network", "Identity", "Settings",
    ];

    private static readonly ReferenceRecord[] References =
    [
        Reference("NIST SP 800-53 r5", "SC-39", "Process isolation"),
        Reference("NIST SP 800-53 r5", "AC-6(10)", "No privileged functions for users without privilege"),
        Reference("NIST SP 800-190", "4.5.2", "A shared kernel"),
        Reference("CIS Docker 1.6", "5.22", "The default seccomp profile"),
        Reference("MITRE ATT&CK", "T1611", "Escape to host"),
    ];

    public static ControlResult Row(int number, Verdict verdict, string words, IReadOnlyList<string> nodes)
    {
        var area = (Area)(number % 3);
        var id = string.Create(CultureInfo.InvariantCulture,
            $"{area.ToString()[..3].ToUpperInvariant()}-GRP{number % 7}-{number:000}");
        return new ControlResult
        {
            Control = id,
            Title = $"What control {number} guards of the host is hidden",
            Area = area,
            Subarea = Groups[number % Groups.Length],
            Severity = (Severity)(number % 4),
            Verdict = verdict,
            Reason = $"{words}. The twin 'baseline' showed the exposure: openat → 3; read → “Linux version 6.1.0-18-amd64 "
                + "(debian-kernel)”; close → 0",
            Why = "An attacker who knows it can pick the exploit that fits, and one who reaches it has left the sandbox: the "
                + "kernel behind it is shared by every tenant of the node.",
            Remedy = "Run the workload under gVisor without the flag that opens this, and keep a seccomp profile in the template "
                + "for the day it is runc.",
            Nodes = nodes,
            Subject = "subject",
            Baseline = Exposed(),
            Twin = Exposed(),
            Evidence = [
                .. Enumerable.Range(0, 2)
                    .SelectMany(step =>
                        new[]
                        {
                            Evidence("subject", id, step, words),
                            Evidence("baseline", id, step, "Linux version 6.1.0-18-amd64"),
                        }),
            ],
            References = [References[number % 5], References[(number + 1) % 5]],
            Reproduce = $"./run-suite.sh --engine kubernetes --runtime gvisor --baseline runc --filter {id}",
        };
    }

    private static Sighting Exposed() =>
        new()
        {
            Arm = "baseline",
            Exposed = true,
            Saw = "openat → 3; read → “Linux version 6.1.0-18-amd64 (debian-kernel)”; close → 0",
        };

    private static Evidence Evidence(string arm, string id, int step, string said) => new()
    {
        Arm = arm,
        Source = $"{id}/{step}",
        Tried = "openat(AT_FDCWD, \"/proc/version\", O_RDONLY|O_CLOEXEC); read($0, …, 4096); close($0)",
        Fact = new Fact
        {
            Step = $"{id}/{step}",
            Ending = Ending.Returned,
            Answers = [new Answer { Value = 3 }, new Answer { Value = said.Length, Text = said }, new Answer { Value = 0 }],
            Microseconds = 140 + step,
        },
        Saw = $"openat → 3; read → “{said}”; close → 0",
    };

    private static ReferenceRecord Reference(string catalogue, string id, string title) =>
        new() { Catalogue = catalogue, Id = id, Title = title, Link = $"https://catalogue.example/{id}" };
}
