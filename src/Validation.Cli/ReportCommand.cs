using System.CommandLine;
using Spectre.Console;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Reporting;
using Validation.Reporting.Bundles;
using Validation.Reporting.Console;
using Validation.Reporting.Page;
using Validation.Reporting.Proof;
using Validation.Results.Secrets;
using Validation.Results.Text;

namespace Validation.Cli;

/// <summary><c>validation report</c>: makes the bundle of a run again, and shows its last screen.</summary>
internal static class ReportCommand
{
    public static Command Make()
    {
        var command = new Command("report", "Makes the bundle of a run again from its results.json, and shows its last screen.");
        var directory = new Argument<string>("directory")
        {
            Description = "the run's directory",
            DefaultValueFactory = _ => Path.Combine(Repository.Root, Setting.Output.Default, "latest"),
        };
        var options = new SettingOptions(command, Setting.Open, Setting.SignKey, Setting.SignCertificate);
        command.Arguments.Add(directory);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = options.Load(parsed);
            using var key = Signing.Key(settings);
            return await ShowAsync(parsed.GetValue(directory)!, Cache.Directory, settings.Open, key,
                cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Makes a run's bundle and ends with the screen that says what matters.</summary>
    /// <param name="directory">The run's.</param>
    /// <param name="rendererCache">Where Allure's renderer lies; null for a bundle without its page.</param>
    /// <param name="open">Shows the page in a browser.</param>
    /// <param name="key">What signs; null where nobody does.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    /// <returns>The run's exit code; 3 where the bundle holds a secret.</returns>
    public static async Task<int> ShowAsync(string directory, string? rendererCache, bool open, SigningKey? key,
        CancellationToken cancellationToken)
    {
        MadeBundle made;
        try
        {
            made = await new BundleMaker(key, rendererCache).MakeAsync(directory, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretFoundException found)
        {
            Console.Error.WriteLine($"validation: {found.Message}");
            return ExitCodes.NotMeasured;
        }
        catch (SignedBundleException signed)
        {
            throw new ConfigurationException(signed.Message);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"'{directory}' holds no results to report: {error.Message}");
        }
        foreach (var note in made.Notes)
            Console.Error.WriteLine($"validation: {Printable.Line(note)}");
        foreach (var stranger in made.Strangers)
            Console.Error
                .WriteLine($"validation: '{Printable.Line(stranger)}' lies in '{directory}' and is no part of the bundle: verify "
                    + "will call it extra");
        var page = Path.Combine(directory, ReportPage.Name);
        EndScreen.Write(AnsiConsole.Console, made.Results, new ReportPaths
        {
            Report = page,
            Allure = made.AllurePage is { } allure ? Path.GetRelativePath(directory, allure) : null,
            AllureProblem = made.AllureProblem,
            Signer = made.Signer,
        }, made.Diff);
        if (open)
            Browser.Open(made.AllurePage ?? page);
        return made.Results.Run.ExitCode;
    }
}
