namespace Setup.Tests.Launchers;

/// <summary>A script as a user starts it; PowerShell's in the PowerShell of the repository's tool manifest.</summary>
internal static class Launcher
{
    private static readonly Lazy<Task> PowerShell = new(RestoreAsync);

    /// <param name="script">Its path; the ending says whose it is.</param>
    /// <param name="switches">Handed over word for word.</param>
    /// <param name="variables">On top of the test's own.</param>
    /// <param name="cancellationToken">Ends it, with what it started.</param>
    internal static async Task<Ended> Of(
        string script,
        IReadOnlyList<string> switches,
        IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellationToken)
    {
        if (Path.GetExtension(script) != ".ps1")
            return await new Command(script, switches) { Variables = variables }.RunAsync(cancellationToken);
        await PowerShell.Value;
        string[] arguments = ["tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-File", script, .. switches];
        return await new Command("dotnet", arguments)
        {
            Variables = new Dictionary<string, string>(variables)
            {
                ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off"
            },
        }.RunAsync(cancellationToken);
    }

    private static async Task RestoreAsync()
    {
        var manifest = Repository.PathOf(".config/dotnet-tools.json");
        var run = await new Command("dotnet", "tool", "restore", "--tool-manifest", manifest).RunAsync(CancellationToken.None);
        run.ExitCode.ShouldBe(0, $"PowerShell is not there: {run.Said}");
    }
}
