using System.Diagnostics;

namespace Cluster.Tests.Bed;

/// <summary>kubectl, or a script of the project's, that ran to its end.</summary>
internal sealed record Kubectl(int ExitCode, string Output, string Errors)
{
    /// <summary>Nothing that is asked here takes longer, an image's build included.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    internal string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal static Task<Kubectl> TryAsync(params string[] arguments) => RunAsync("kubectl", arguments, null);

    internal static Task<Kubectl> TryWithAsync(string input, params string[] arguments) => RunAsync("kubectl", arguments, input);

    /// <summary>Its output; what it says otherwise fails the test.</summary>
    internal static async Task<string> Async(params string[] arguments) => (await TryAsync(arguments)).Good($"kubectl {string.Join(' ', arguments)}");

    internal static async Task<string> ScriptAsync(string script, params string[] arguments) => (await RunAsync(script, arguments, null)).Good(script);

    private static async Task<Kubectl> RunAsync(string program, IReadOnlyList<string> arguments, string? input)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new Kubectl(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private string Good(string what)
    {
        ExitCode.ShouldBe(0, $"{what}: {Errors}{Output}");
        return Output;
    }
}
