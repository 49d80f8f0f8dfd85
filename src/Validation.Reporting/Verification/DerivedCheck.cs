using Validation.Reporting.Allure;
using Validation.Reporting.Bundles;
using Validation.Reporting.Diffs;
using Validation.Reporting.Parts;
using Validation.Reporting.Proof;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Verification;

/// <summary>
/// Whether every report is what results.json makes: a manifest that was rewritten does not help who edits a report.
/// </summary>
internal sealed class DerivedCheck(string directory, Manifest manifest, Findings findings)
{
    private const string AllurePrefix = AllureReport.Folder + "/";

    /// <summary>What others derive from.</summary>
    private static readonly string[] Sources = [ResultsFile.Name, Attestation.SignerName];

    private static string Version { get; } = typeof(DerivedCheck).Assembly.GetName().Version!.ToString(3);

    public void Of(RunResults results)
    {
        findings.Leave($"{AllurePrefix} beyond its hashes: Allure's page is another each time it is rendered");
        findings.Leave(
            $"whether {DiffFile.Name} and {HistoryFile.Name} are true of earlier runs: those bundles were not looked at");
        if (results.Run.Harness != Version)
        {
            findings.Leave(
                $"whether the reports are what {ResultsFile.Name} makes: it was made by "
                    + $"version {Printable.Line(results.Run.Harness)}, this is {Version}");
            return;
        }
        try
        {
            Compare(BundleInputs.Kept(directory, results, Signer()));
        }
        catch (Exception error) when (error is InvalidDataException or KeyException or FileNotFoundException)
        {
            findings.Touch($"the reports cannot be made again: {error.Message}");
        }
    }

    private void Compare(BundleInput input)
    {
        var touched = findings.Touched.Count;
        if (input.History is not [.., { } last] || last.Id != input.Results.Run.Id
            || (input.Diff is { } diff && diff.New.Id != input.Results.Run.Id))
            findings.Touch($"{HistoryFile.Name} or {DiffFile.Name} is of another run than {ResultsFile.Name}");
        var made = new HashSet<string>(Sources);
        foreach (var file in Bundle.Files(input))
        {
            made.Add(file.Path);
            var path = Path.Combine(directory, file.Path);
            if (!File.Exists(path))
                findings.Touch($"{file.Path} is missing: {ResultsFile.Name} makes it");
            else if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Bytes()))
                findings.Touch($"{file.Path} is not what {ResultsFile.Name} makes");
        }
        foreach (var entry in manifest.Entries.Where(entry =>
            !made.Contains(entry.Path) && !entry.Path.StartsWith(AllurePrefix, StringComparison.Ordinal)))
            findings.Touch($"{entry.Path} is listed in the manifest and is no part of a bundle");
        if (findings.Touched.Count == touched)
            findings.Hold(
                $"{made.Count - Sources.Length} reports and evidence files are, byte for byte, what {ResultsFile.Name} makes");
    }

    private string? Signer()
    {
        var path = Path.Combine(directory, Attestation.SignerName);
        if (!File.Exists(path))
            return null;
        using var signer = SignerKey.Parse(StrictText.Read(path));
        return signer.Name;
    }
}
