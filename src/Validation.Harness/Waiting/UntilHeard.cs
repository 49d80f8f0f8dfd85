using System.Diagnostics;

namespace Validation.Harness.Waiting;

/// <summary>
/// Looks until everything that was said has been heard. The time's end is no error here: who was not heard by then is for the
/// caller to say.
/// </summary>
internal static class UntilHeard
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    public static async Task Wait(TimeSpan limit, Func<bool> allHeard, CancellationToken cancellationToken)
    {
        var elapsed = Stopwatch.StartNew();
        while (!allHeard() && elapsed.Elapsed < limit)
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
    }
}
