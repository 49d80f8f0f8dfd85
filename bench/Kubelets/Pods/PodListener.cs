using System.Diagnostics;
using Validation.Processes;
using Validation.Kubelets.Waiting;

namespace Validation.Kubelets.Pods;

/// <summary>
/// The listener pod's container: the real probe, listening where pods of the fleet are. What replayed pods said is added to its
/// log.
/// </summary>
internal sealed class PodListener(string probe, string network) : IDisposable
{
    private const int Tries = 50;

    private Process? process;
    private PodLog log = new();

    public IReadOnlyList<string> Heard => log.Lines;

    public async Task<PodLog> StartAsync(Listen listen, CancellationToken cancellationToken)
    {
        Dispose();
        for (var left = Tries; ; left--)
        {
            var begun = Execution.Start("nsenter",
                [$"--net={network}", "--", probe, "listen", listen.Tcp, listen.Udp, listen.Seconds]);
            if (await begun.StandardOutput.ReadLineAsync(cancellationToken) is { } first)
            {
                (process, log) = (begun, new PodLog());
                log.Write(first);
                _ = ReadAsync(begun, log);
                return log;
            }
            // The one of the run before may still be ending.
            if (left == 0)
                throw new InvalidOperationException(
                    $"the listener did not start: {await begun.StandardError.ReadToEndAsync(cancellationToken)}");
            await Pause.For(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    public void Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            log.Write(line);
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }
        process?.Dispose();
        process = null;
    }

    private static async Task ReadAsync(Process process, PodLog log)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            log.Write(line);
    }
}
