using System.ComponentModel;
using System.Diagnostics;

namespace Validation.Reporting.Allure.Rendering;

/// <summary>A program that runs to its end within a time limit.</summary>
internal sealed record Tool
{
    public required string Program { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public required string Directory { get; init; }

    public required TimeSpan Limit { get; init; }

    /// <summary>Variables that are set; one that is null is taken away.</summary>
    public required IReadOnlyDictionary<string, string?> Environment { get; init; }

    /// <exception cref="AllureReportException">The program failed or ran out of time; its last words are in the
    /// message.</exception>
    /// <exception cref="RendererMissingException">There is no such program.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var process = Start();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            throw new AllureReportException(
                $"'{this}' did not end within {Limit.TotalSeconds:0} s and was killed. It "
                    + $"said:\n{LastWords(await errors, await output)}");
        }
        if (process.ExitCode != 0)
            throw new AllureReportException(
                $"'{this}' ended with exit code {process.ExitCode}. It said:\n{LastWords(await errors, await output)}");
    }

    public override string ToString() => $"{Program} {string.Join(' ', Arguments)}";

    private Process Start()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new RendererMissingException(
                $"the HTML report needs '{Program}', which cannot be started ({error.Message}). " +
                "Install it with: ./run-suite.sh --install", error);
        }
    }

    private static string LastWords(string errors, string output)
    {
        var said = (output + "\n" + errors).Trim();
        return said.Length == 0 ? "(nothing)" : said[Math.Max(0, said.Length - 2000)..];
    }
}
