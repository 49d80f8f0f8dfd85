using Validation.Reporting.Bundles;
using Validation.Reporting.Proof;
using Validation.Results.Text;

namespace Validation.Reporting.Verification;

/// <summary>Whether the files are those that the manifest lists, no more, no fewer, and unchanged.</summary>
internal static class ManifestCheck
{
    /// <summary>What lies beside the manifest and cannot be in it.</summary>
    private static readonly string[] Beside = [Manifest.Name, Attestation.Name];

    /// <returns>The manifest; null where there is none to go on with.</returns>
    public static Manifest? Of(string directory, Findings findings)
    {
        IReadOnlyList<string> files;
        Manifest manifest;
        try
        {
            files = BundleDirectory.Files(directory);
            if (!files.Contains(Manifest.Name))
            {
                Missing(files, findings);
                return null;
            }
            manifest = Manifest.Parse(StrictText.Read(Path.Combine(directory, Manifest.Name)));
        }
        catch (InvalidDataException error)
        {
            findings.Touch(error.Message);
            return null;
        }
        var touched = findings.Touched.Count;
        foreach (var entry in manifest.Entries.Where(entry => Beside.Contains(entry.Path)))
            findings.Touch($"{entry.Path} is listed in the manifest, where it cannot be");
        foreach (var path in manifest.Entries.Select(entry => entry.Path).Except(files))
            findings.Touch($"{path} is missing");
        foreach (var path in files.Except(manifest.Entries.Select(entry => entry.Path)).Except(Beside))
            findings.Touch($"{Printable.Line(path)} is extra: the manifest does not list it");
        foreach (var entry in Changed(directory, manifest, [.. files]))
            findings.Touch($"{entry.Path} was changed: its hash is not the manifest's");
        if (findings.Touched.Count == touched)
            findings.Hold(
                $"{Manifest.Name} lists {manifest.Entries.Count} files: all are there, none was changed, none is extra");
        return manifest;
    }

    private static IEnumerable<ManifestEntry> Changed(string directory, Manifest manifest, HashSet<string> files) =>
        manifest.Entries
        .AsParallel().AsOrdered()
        .Where(entry => files.Contains(entry.Path) && Manifest.Digest(Path.Combine(directory, entry.Path)) != entry.Sha256);

    private static void Missing(IReadOnlyList<string> files, Findings findings)
    {
        if (files.Contains(Attestation.Name) || files.Contains(Attestation.SignerName))
            findings.Touch($"{Manifest.Name} is missing, though the bundle was signed");
        else
            findings.Miss($"there is no {Manifest.Name}: this is no bundle, or its making did not end (make it with: validation "
                + "report DIRECTORY)");
    }
}
