using System.Diagnostics;
using Validation.Controls.Catalogue;
using Validation.Harness.Witnesses.Processes;

namespace Validation.Harness.Witnesses.Waiting;

/// <summary>
/// Waits while a process is gVisor's prewarmer, which becomes the sentry by executing it: an instant. What still is one when the
/// time is up is left to whoever looks at the process, and so is a process that is none.
/// </summary>
internal static class UntilSentryRuns
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task WaitAsync(int process, TimeSpan limit, CancellationToken cancellationToken)
    {
        var elapsed = Stopwatch.StartNew();
        while (elapsed.Elapsed < limit
            && ProcessTable.Arguments(process) is { IsPresent: true, Value: var arguments }
            && SandboxFlags.IsPrewarmer(arguments))
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
    }
}
