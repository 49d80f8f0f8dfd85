namespace Validation.Harness.Waiting;

/// <summary>
/// Waits until the host knows a container's first process, or the container has ended. Its control group has its limits then
/// (runc and runsc write the process id last), and its probe has not begun, since nobody has given it its plan.
/// </summary>
internal static class UntilContainerRuns
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <param name="isKnown">Says whether the host knows the process.</param>
    /// <param name="ended">Waits for the container's end.</param>
    /// <param name="limit">Ends the wait, without an exception.</param>
    public static async Task WaitAsync(Func<bool> isKnown, Func<CancellationToken, Task> ended, CancellationToken limit)
    {
        if (isKnown())
            return;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(limit);
        var end = ended(done.Token);
        while (!isKnown() && !end.IsCompleted && await Every.Passed(Pause, limit).ConfigureAwait(false))
            continue;
        await done.CancelAsync().ConfigureAwait(false);
        await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
