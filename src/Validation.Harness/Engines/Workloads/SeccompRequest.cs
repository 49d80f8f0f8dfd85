using System.Text.Json.Nodes;

namespace Validation.Harness.Engines.Workloads;

/// <summary>
/// A system call filter as a launch asks for it, in the form that OCI's runtime specification (config-linux.md, Seccomp) and
/// Docker's profiles share: judged by what it lets through, not by its being there.
/// </summary>
internal static class SeccompRequest
{
    /// <summary>What the kernel carries out, whether or not it is written down.</summary>
    private static readonly string[] Through = ["SCMP_ACT_ALLOW", "SCMP_ACT_LOG"];

    /// <summary>
    /// Calls by which root of a container reaches the host's kernel, mounts, modules or files; no engine's default profile lets
    /// one of them through without a capability.
    /// </summary>
    private static readonly string[] Dangerous =
    [
        "bpf", "delete_module", "finit_module", "fsopen", "init_module", "iopl", "kexec_file_load", "kexec_load", "mount",
        "open_by_handle_at", "perf_event_open", "pivot_root", "reboot", "setns", "swapon", "umount2",
    ];

    /// <returns>The dangerous calls that it lets through whatever their arguments; all of them where it is no filter.</returns>
    public static IReadOnlyList<string> LetsThrough(JsonNode? profile)
    {
        if (profile is not JsonObject filter)
            return Dangerous;
        var otherwise = JsonText.Of(filter["defaultAction"]) ?? "SCMP_ACT_ALLOW";
        var rules = (filter["syscalls"] as JsonArray)?.OfType<JsonObject>().Where(Always).ToArray() ?? [];
        return [
            .. Dangerous.Where(call =>
                Through.Contains(
                    rules.LastOrDefault(rule => Names(rule, call)) is { } rule ? JsonText.Of(rule["action"]) : otherwise)),
        ];
    }

    /// <summary>A rule that holds for every argument, and, in Docker's form, without a capability.</summary>
    private static bool Always(JsonObject rule) =>
        rule["args"] is not JsonArray { Count: > 0 }
        && rule["includes"]?["caps"] is not JsonArray { Count: > 0 };

    private static bool Names(JsonObject rule, string call) =>
        JsonText.Of(rule["name"]) == call || JsonText.All(rule["names"]).Contains(call);
}
