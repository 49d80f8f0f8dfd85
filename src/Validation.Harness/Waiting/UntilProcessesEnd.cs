using System.Diagnostics;

namespace Validation.Harness.Waiting;

/// <summary>Ends processes, round by round, until none is found: a process is there until its parent has waited for it.</summary>
internal static class UntilProcessesEnd
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="end">Ends those that are there, and returns them.</param>
    /// <param name="limit">How long at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that are still there when the time is up; empty where none is.</returns>
    public static async Task<IReadOnlyList<int>> Wait(
        Func<IReadOnlyList<int>> end, TimeSpan limit, CancellationToken cancellationToken)
    {
        var elapsed = Stopwatch.StartNew();
        while (true)
        {
            var left = end();
            if (left.Count == 0 || elapsed.Elapsed >= limit)
                return left;
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
