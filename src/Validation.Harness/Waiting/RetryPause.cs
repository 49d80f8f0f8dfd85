namespace Validation.Harness.Waiting;

/// <summary>
/// Pauses between tries of one thing: what the other side asks for, or a quarter of a second that doubles up to eight, and a
/// random part of it, so that many do not come back at once. Ends when the tries have taken the limit.
/// </summary>
internal sealed class RetryPause(TimeSpan limit)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private readonly System.Diagnostics.Stopwatch elapsed = System.Diagnostics.Stopwatch.StartNew();
    private TimeSpan next = TimeSpan.FromMilliseconds(250);

    public int Tries { get; private set; } = 1;

    public TimeSpan Elapsed => elapsed.Elapsed;

    /// <returns>False where the time is up and it is not to be tried again.</returns>
    public async Task<bool> AgainAsync(TimeSpan? asked, CancellationToken cancellationToken)
    {
        var pause = asked ?? (next / 2) + (next / 2 * Random.Shared.NextDouble());
        next = next * 2 < Longest ? next * 2 : Longest;
        if (elapsed.Elapsed + pause > limit)
            return false;
        await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        Tries++;
        return true;
    }
}
