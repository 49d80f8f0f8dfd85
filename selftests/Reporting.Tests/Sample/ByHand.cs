using System.Diagnostics;

namespace Reporting.Tests.Sample;

/// <summary>A program of the machine, as an auditor would use it by hand.</summary>
internal static class ByHand
{
    /// <returns>Its exit code, and what it said on both of its outputs.</returns>
    public static async Task<(int ExitCode, string Said)> RunAsync(string directory, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    /// <exception cref="ShouldAssertException">It failed.</exception>
    public static async Task<string> SucceedAsync(string directory, string program, params string[] arguments)
    {
        var (exit, said) = await RunAsync(directory, program, arguments);
        exit.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {said}");
        return said;
    }
}
