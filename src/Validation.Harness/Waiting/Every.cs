namespace Validation.Harness.Waiting;

/// <summary>Lets time pass between repetitions.</summary>
internal static class Every
{
    /// <returns>True after the time; false where it was cancelled before.</returns>
    public static async Task<bool> Passed(TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
