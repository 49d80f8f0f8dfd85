using Validation.Results;

namespace Selftests.Support.Samples;

internal static class SampleArms
{
    public static IReadOnlyList<ArmRecord> All { get; } =
    [
        Arm("subject", "the runtime under test with the platform's own template", "runsc", 34) with
        {
            Witnesses = new Dictionary<string, string>
            {
                ["host process tree"] = "pid 4711 runs /usr/bin/runsc-sandbox; the nonce is in no other process",
                ["guest kernel"] = "Linux version 4.4.0, boot id 6f0c… differs from the host's",
            },
        },
        Arm("baseline", "the same probe under runc with a bare template", "runc", 34),
        Arm("opened", "the runtime under test with everything opened that the template closes", "runsc", 9),
        Arm("subject-memory", "a probe that fills memory, alone in its sandbox", "runsc", 0) with
        {
            Complete = false,
            Failure = "runsc create: cannot set up cgroup for root: configuring cgroup: write /sys/fs/cgroup/memory/validation/" +
                "memory.limit_in_bytes: device or resource busy " + Hostile.Text,
        },
    ];

    public static ArmRecord Arm(string name, string purpose, string runtime, int facts) => new()
    {
        Name = name,
        Purpose = purpose,
        Engine = "oci",
        Runtime = runtime,
        Launch = $"{runtime} --root /run/validation/20261121t223301-4f2a run --bundle " +
            $"/run/validation/20261121t223301-4f2a/{name} validation-4f2a-{name}",
        Complete = true,
        Seconds = 0.42,
        Facts = facts,
        Witnesses = new Dictionary<string, string> { ["host process tree"] = $"pid 4700 is a child of {runtime}" },
    };
}
