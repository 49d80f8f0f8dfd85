using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Validation.Controls.Catalogue;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Waiting;
using Validation.Kubelets.Pods;
using Validation.Kubelets.Waiting;

namespace Validation.Kubelets.Recordings;

/// <summary>
/// Runs the real probe with a pod's own plan in a real container of this machine, the first time that a plan of this shape comes,
/// and keeps what it said. A plan that was not run for real is never answered.
/// </summary>
internal sealed class Recorder(string probe, string network, Func<IReadOnlyList<string>> heard) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<(string Runtime, bool Hardened, string Shape), Recording> made = [];
    private readonly SemaphoreSlim one = new(1, 1);

    public void Dispose() => one.Dispose();

    /// <param name="runtime">runsc or runc.</param>
    /// <param name="hardened">The platform's template; else the baseline's.</param>
    /// <param name="plan">What is tried.</param>
    /// <param name="cancellationToken">Ends the launch.</param>
    public async Task<Recording> ForAsync(string runtime, bool hardened, Plan plan, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            var key = (runtime, hardened, plan.Shape);
            if (!made.TryGetValue(key, out var recording))
                made[key] = recording = await RecordAsync(runtime, hardened, plan, cancellationToken);
            return recording;
        }
        finally
        {
            one.Release();
        }
    }

    public int Count => made.Count;

    private async Task<Recording> RecordAsync(string runtime, bool hardened, Plan plan, CancellationToken cancellationToken)
    {
        using var state = StateDirectory.Make(Clock.RunId(Clock.Now));
        var values = new Dictionary<string, string> { ["engine"] = "oci", ["runtime"] = runtime };
        if (!hardened)
            await File.WriteAllTextAsync(values["template"] = Path.Combine(state.Path, "pod.json"), Template(),
                cancellationToken);
        await using var engine = EngineFactory.Make(
            SettingsLoader.Load(new SettingsLayer("the fixture", values, Repository.Root)), state.Path, probe);
        // A pod is brought its probe; a bundle has it in its root.
        var lines = plan.Text.Replace("\"/validation-probe/probe\"", $"\"{ProbeRoot.ProbePath}\"", StringComparison.Ordinal);
        var order = new LaunchOrder
        {
            Arm = "recorded",
            Role = Role.Subject,
            Runtime = runtime,
            Mounts = [],
            ControlGroup = null,
            Stage = BareStage.For(engine.Template) with { Nonce = plan.Tokens[0] },
            Plan = [],
        };
        var before = heard().Count;
        var time = Stopwatch.StartNew();
        var facts = await RunAsync(engine, order, lines, cancellationToken);
        var taken = time.Elapsed;
        await Pause.For(Settling, cancellationToken);
        string[] words =
        [
            .. heard().Skip(before).Where(line => plan.Tokens.Any(token => line.Contains(token, StringComparison.Ordinal))),
        ];
        return new Recording(plan, facts, words, taken,
            (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id", cancellationToken)).Trim());
    }

    private static async Task<string> RunAsync(IEngine engine, LaunchOrder order, string plan,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await using var launch = await engine.LaunchAsync(order, cancellationToken);
        var facts = new StringBuilder();
        using var lines = new StreamReader(launch.Output);
        var writing = launch.Input.WriteAsync(Encoding.UTF8.GetBytes(plan), limit.Token).AsTask();
        while (await lines.ReadLineAsync(limit.Token) is { } line)
        {
            facts.Append(CultureInfo.InvariantCulture, $"{line}\n");
            if (line.StartsWith("{\"facts\"", StringComparison.Ordinal))
            {
                await writing;
                launch.Input.Close();
                return facts.ToString();
            }
        }
        throw new InvalidOperationException(
            $"the probe under {order.Runtime} did not come to its end, so there is nothing to replay: {launch.Complaints}");
    }

    private string Template()
    {
        using var stream = new StreamReader(typeof(Recorder).Assembly.GetManifestResourceStream("pod.json")!);
        return stream.ReadToEnd()
            .Replace("CAPABILITIES", JsonSerializer.Serialize(CapabilitySet.Available()), StringComparison.Ordinal)
            .Replace("NETWORK", network, StringComparison.Ordinal);
    }
}
