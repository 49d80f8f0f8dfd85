using System.Diagnostics;

namespace Validation.Harness.Waiting;

/// <summary>
/// Waits for the wait status of a traced thread. Stops come in microseconds; there is nothing to be told by, so it asks.
/// </summary>
internal static class UntilThreadStops
{
    /// <exception cref="TimeoutException">The time was up.</exception>
    public static int Wait(TimeSpan limit, Func<int?> askForStatus)
    {
        var elapsed = Stopwatch.StartNew();
        for (var asked = 0; elapsed.Elapsed < limit; asked++)
        {
            if (askForStatus() is { } status)
                return status;
            if (asked < 100)
                Thread.Yield();
            else
                Thread.Sleep(1);
        }

        throw new TimeoutException(
            $"it did not stop within {limit.TotalMilliseconds} ms after PTRACE_INTERRUPT (still running or in uninterruptible "
            + "sleep). "
            + "It was let go.");
    }
}
