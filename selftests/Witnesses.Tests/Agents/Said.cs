using System.Text.Json;
using Validation.Controls.Seeing;
using Validation.Harness.Engines.Kubernetes.Agents;
using Witnesses.Tests.Judging;

namespace Witnesses.Tests.Agents;

/// <summary>What a node agent says of an honest sandbox.</summary>
internal static class Said
{
    public const string Pod = "0b7a2f6e-6f3d-4f0e-9a51-0d3c6f6d2f10";
    public const string Container = "4b35a52f6488f58529954daf66afe5d6959a1b847463c46c3387e2bf723b182b";
    public const string Boot = "ce8a621f-7ee0-48c8-a102-ad92c7afb673";

    public static readonly AgentLine Sentry = new()
    {
        Pod = Pod,
        Container = Container,
        Looks = 19,
        SecondsBeforeEnd = 0.6,
        Host = new()
        {
            Value = new()
            {
                KernelRelease = "6.18.44", KernelVersion = "Linux version 6.18.44", BootId = Boot, BootSeconds = 24105.4,
                CoarseResolution = 4_000_000,
                MemoryBytes = 1L << 34, Processors = 2, KernelCommandLine = "quiet", VdsoSha256 = "84ee",
            },
        },
        Process = new()
        {
            Value = new()
            {
                Id = 1303, Executable = "/usr/bin/runsc", ExecutableSha256 = "aa", IsProbe = false, IsGVisor = true,
                Arguments = ["runsc-sandbox", "--host-uds=none", "boot", "--bundle=/b", Container],
                Uid = 0, EffectiveCapabilities = 0x20, SeccompMode = 2,
                Namespaces = new Dictionary<string, string> { ["user"] = "own" },
            },
        },
        NonceProcesses = new() { Value = [] },
        Mounts = new() { Value = [] },
        Filter = new() { Value = new() { DefaultAction = "KILL_PROCESS", Calls = SentryModes.Of2024, CompatReachable = 0 } },
    };

    /// <summary>The same of plain runc.</summary>
    public static readonly AgentLine Bare = Sentry with
    {
        Process = new()
        {
            Value = Sentry.Process.Value! with
            {
                Executable = "/probe", IsProbe = true, IsGVisor = false,
                Arguments = ["/probe", "--plan-base64", "eyJ… (30000 characters)"],
                SeccompMode = 0, Namespaces = new Dictionary<string, string> { ["user"] = "host" },
            },
        },
        NonceProcesses = new() { Value = [1234] },
        Filter = new()
        {
            Value = new()
            {
                DefaultAction = "none",
                Calls = [.. Enumerable.Range(0, 335), .. Enumerable.Range(424, 46)], CompatReachable = 381
            }
        },
    };

    public static string Text(this AgentLine line) => JsonSerializer.Serialize(line, AgentJson.Default.AgentLine) + "\n";

    /// <summary>What an arm's witness makes of a log.</summary>
    public static async Task<Witness> Witness(string log, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(log));
        var read = await AgentLog.ReadAsync(stream, [$"containerd://{Container}"], cancellationToken);
        return read.Tell(Validation.Controls.Seeing.Witness.None("nothing else looked"), Pod, $"containerd://{Container}",
            TimeSpan.FromSeconds(10), Boot);
    }
}
