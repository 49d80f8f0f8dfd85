using Validation.Harness.Contract;

namespace Validation.Harness.Sweeping;

/// <summary>One step of a sweep. Whatever it ends with, the next step and the run go on.</summary>
internal static class Attempt
{
    /// <param name="whose">Who had left it.</param>
    /// <param name="what">What the step is to remove.</param>
    /// <param name="fix">The line that removes it by hand.</param>
    /// <param name="step">Removes it.</param>
    public static async Task<Leftovers> RunAsync(string whose, string what, string fix, Func<Task<Leftovers>> step)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        // Of any kind: what somebody's leftovers bring forth is not to be foreseen, and none of it is this run's trouble.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Leftovers.Kept(whose, what, error.Message, fix);
        }
    }
}
