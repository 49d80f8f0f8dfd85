using System.Diagnostics;

namespace Setup.Tests;

/// <summary>A script that ran to its end.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    internal string LastLine => Output.TrimEnd('\n').Split('\n')[^1];

    /// <summary>Runs a program with these variables on top of the test's own; ends it, with what it started, on cancellation.</summary>
    internal static async Task<Run> Of(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new Run(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    internal static Task<Run> Of(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Of(program, arguments, new Dictionary<string, string>(), cancellationToken);

    /// <summary>The test's PATH with a folder in front.</summary>
    internal static Dictionary<string, string> First(string folder) =>
        new() { ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}" };
}
