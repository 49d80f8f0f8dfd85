using Validation.Results;

namespace Selftests.Support.Samples;

internal static class SampleRecord
{
    public static RunRecord Of(int exitCode) => new()
    {
        Id = "20261121t223301-4f2a",
        Started = new DateTimeOffset(2026, 11, 21, 22, 33, 1, TimeSpan.Zero),
        Seconds = 6.2,
        Target = "eval-host-1",
        Engine = "oci",
        Runtime = "runsc",
        Baseline = "runc",
        Profile = "development",
        Filter = "",
        Template = Print("hardened"),
        Probe = Print("probe linux-x64"),
        Catalogue = Print("catalogue 0.1.0"),
        Harness = "0.1.0",
        Host = new HostRecord
        {
            Kernel = "6.1.0-18-amd64",
            OperatingSystem = "Debian GNU/Linux 12",
            Architecture = "x86_64",
            Cgroups = "hybrid",
            Processors = 2,
            MemoryBytes = 8L << 30,
            User = "root",
            Versions = new Dictionary<string, string>
            {
                ["runsc"] = "runsc version release-20240729.0",
                ["runc"] = "runc version 1.1.5+ds1",
            },
        },
        Banners = [],
        ExitCode = exitCode,
    };

    private static Fingerprint Print(string name) =>
        new() { Name = name, Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" };
}
