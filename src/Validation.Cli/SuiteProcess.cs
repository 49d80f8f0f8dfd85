using System.Text;
using Validation.Harness.Settings;
using Validation.Processes;

namespace Validation.Cli;

/// <summary>
/// <c>dotnet test</c> as a child, told its settings by environment variables. It is given the assembly that the launcher has
/// built: asked for the solution it would look through all projects first, which takes as long as half the measuring.
/// </summary>
internal sealed class SuiteProcess(string repository, SettingsLayer given, RunSettings settings, string run)
{
    /// <summary>Lines of the gate's own progress begin so; the rest is the test runner's talk.</summary>
    public const string ProgressMark = "» ";

    private const string Suites = "tests/bin/Release/net10.0/Suites.dll";

    private const int MostKept = 20_000;

    /// <summary>
    /// The process that launches hostile workloads never has the key: the bundle is made and signed by this one.
    /// </summary>
    private static readonly Setting[] Kept = [Setting.SignKey, Setting.SignCertificate];

    /// <param name="progress">Gets each line of progress as it comes.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    /// <returns>Everything else it said, its end where that is long.</returns>
    public async Task<string> RunAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var said = new StringBuilder();
        using var process = Execution.Start(
            "dotnet", ["test", Suites, "--nologo", "--logger", "console;verbosity=normal"], repository, Variables());
        await Lines.FollowAsync(process, Take, cancellationToken).ConfigureAwait(false);
        return said.Length > MostKept ? said.ToString(said.Length - MostKept, MostKept) : said.ToString();

        void Take(string? line)
        {
            if (line?.TrimStart() is { } text && text.StartsWith(ProgressMark, StringComparison.Ordinal))
                progress(text);
            else
                lock (said)
                    said.AppendLine(line);
        }
    }

    private Dictionary<string, string?> Variables()
    {
        var variables = new Dictionary<string, string?>
        {
            ["VALIDATION_RUN"] = run,
            // The SDK would report to its makers that it was used, and takes its time over it.
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        };
        foreach (var setting in Setting.All.Except(Kept).Where(setting => given.Values.ContainsKey(setting.Name)))
            variables[setting.EnvironmentVariable] = Absolute(setting, given.Values[setting.Name]);
        foreach (var setting in Kept)
            variables[setting.EnvironmentVariable] = null;
        return variables;
    }

    // The child runs elsewhere, so a path that was given relative to this directory is passed on as what it was resolved to.
    private string Absolute(Setting setting, string value) =>
        setting == Setting.Runtime ? settings.Runtime
        : setting == Setting.Baseline ? settings.Baseline
        : setting == Setting.Template ? settings.Template ?? ""
        : setting == Setting.Output ? settings.Output
        : setting == Setting.Probe ? settings.Probe ?? ""
        : setting == Setting.Waivers ? settings.Waivers ?? ""
        : value;
}
