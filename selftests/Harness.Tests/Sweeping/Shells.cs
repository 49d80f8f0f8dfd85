using Validation.Harness.Processes;

namespace Validation.Harness.Tests.Sweeping;

/// <summary>Prepares with the machine's own tools what is to be swept.</summary>
internal static class Shells
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string script) =>
        (await Execution.RunAsync("sh", ["-c", script], Limit, TestContext.CurrentContext.CancellationToken)).Ensure("preparing");
}
