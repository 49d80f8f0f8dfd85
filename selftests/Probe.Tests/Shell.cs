using System.Diagnostics;

namespace Probe.Tests;

internal static class Shell
{
    internal static ProbeRun Run(string script)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/bin/bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProbeRun(process.ExitCode, output, errors.Result);
    }
}
