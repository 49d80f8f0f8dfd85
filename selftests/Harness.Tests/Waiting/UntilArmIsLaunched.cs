using System.Diagnostics;
using System.Globalization;
using Validation.Harness.State;

namespace Validation.Harness.Tests.Waiting;

/// <summary>Waits until some run has launched a container, and says which process the run is.</summary>
internal static class UntilArmIsLaunched
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<int> WaitAsync(Process gate, CancellationToken cancellationToken)
    {
        for (var time = Stopwatch.StartNew(); time.Elapsed < Limit && !gate.HasExited; await Task.Delay(Pause, cancellationToken))
        {
            foreach (var run in Directory.Exists(StateDirectory.Root) ? Directory.EnumerateDirectories(StateDirectory.Root) : [])
            {
                var arms = Path.Combine(run, StateDirectory.Bundles);
                if (Directory.Exists(arms) && Directory.EnumerateFiles(arms, "pid", SearchOption.AllDirectories).Any())
                    return int.Parse((await File.ReadAllTextAsync(Path.Combine(run, "process"), cancellationToken)).Trim(),
                        CultureInfo.InvariantCulture);
            }
        }
        throw new TimeoutException($"no run launched a container within {Limit.TotalSeconds:F0} s, or the gate ended before");
    }
}
