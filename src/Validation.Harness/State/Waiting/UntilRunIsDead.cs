using System.Diagnostics;

namespace Validation.Harness.State.Waiting;

/// <summary>
/// Waits for the kernel to drop the lock of a run that was killed. One that has it still is the next run's to sweep.
/// </summary>
public static class UntilRunIsDead
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task Wait(string run, CancellationToken cancellationToken)
    {
        var elapsed = Stopwatch.StartNew();
        while (elapsed.Elapsed < Limit && StateDirectory.LifeOf(StateDirectory.Root, run) == Life.Lives)
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
    }
}
