using System.Collections.Concurrent;
using System.Diagnostics;

namespace Validation.Harness.Building;

/// <summary>Runs a build tool to its end and keeps what it says.</summary>
internal static class BuildProcess
{
    /// <summary>Cancelling kills the tool with all its children.</summary>
    internal static async Task<BuildResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string directory, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A build below a test run must not inherit what that run told its own MSBuild.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        var output = new ConcurrentQueue<string>();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new BuildResult(process.ExitCode, [.. output]);

        void Keep(string? line)
        {
            if (line is not null)
                output.Enqueue(line);
        }
    }
}

internal sealed record BuildResult(int ExitCode, IReadOnlyList<string> Output);
