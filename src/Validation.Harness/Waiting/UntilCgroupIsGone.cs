using System.Diagnostics;

namespace Validation.Harness.Waiting;

/// <summary>
/// Tries to remove a cgroup until it is gone: a process leaves its cgroup only when its parent has waited for it.
/// </summary>
internal static class UntilCgroupIsGone
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <exception cref="TimeoutException">The time was up.</exception>
    public static async Task Wait(string cgroup, TimeSpan limit, Func<IReadOnlyList<string>> tryRemove,
        CancellationToken cancellationToken)
    {
        var elapsed = Stopwatch.StartNew();
        while (true)
        {
            var left = tryRemove();
            if (left.Count == 0)
                return;
            if (elapsed.Elapsed >= limit)
            {
                throw new TimeoutException(
                    $"Removing the cgroup {cgroup}: still in use after {limit.TotalSeconds} s. {string.Join("; ", left)}. "
                    + "End those processes, then remove the directories.");
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
