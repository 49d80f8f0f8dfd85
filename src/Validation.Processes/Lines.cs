using System.Diagnostics;

namespace Validation.Processes;

/// <summary>A program that is listened to while it runs, however long that takes.</summary>
public static class Lines
{
    /// <summary>
    /// Closes its standard input and waits for its end; it is killed, with all that it started, where the wait is ended.
    /// </summary>
    /// <param name="process">From <see cref="Execution.Start"/>.</param>
    /// <param name="line">Gets each line of both outputs as it comes, from more than one thread; null at the end of each.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    public static async Task FollowAsync(Process process, Action<string?> line, CancellationToken cancellationToken)
    {
        process.StandardInput.Close();
        process.OutputDataReceived += (_, said) => line(said.Data);
        process.ErrorDataReceived += (_, said) => line(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }
}
