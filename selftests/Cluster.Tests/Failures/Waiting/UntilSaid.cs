using System.Diagnostics;

namespace Validation.Cluster.Tests.Failures.Waiting;

/// <summary>Waits until a program has said something.</summary>
internal static class UntilSaid
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task Wait(TimeSpan limit, Func<bool> said, Func<bool> ended, Func<string> all,
        CancellationToken cancellationToken)
    {
        for (var time = Stopwatch.StartNew(); !said(); await Task.Delay(Pause, cancellationToken))
        {
            if (ended() || time.Elapsed > limit)
                throw new TimeoutException(
                    $"what was awaited was not said "
                        + $"{(ended() ? "before the program ended" : $"within {limit.TotalSeconds:F0} s")}; it said: {all()}");
        }
    }
}
