using System.Diagnostics;

namespace Validation.Harness.Waiting;

/// <summary>Asks for a lock until it is given or the patience is at its end.</summary>
internal static class UntilLockIsMine
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <returns>null where it was given; else who held it last.</returns>
    public static async Task<string?> Wait(Func<CancellationToken, Task<string?>> ask, TimeSpan patience,
        CancellationToken cancellationToken)
    {
        var elapsed = Stopwatch.StartNew();
        while (await ask(cancellationToken).ConfigureAwait(false) is { } holder)
        {
            if (elapsed.Elapsed >= patience)
                return holder;
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
        return null;
    }
}
