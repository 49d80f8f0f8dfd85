using Validation.Reporting.Diffs;
using Validation.Reporting.Parts;
using Validation.Reporting.Proof;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Bundles;

/// <summary>The files that lie in a bundle's directory.</summary>
internal static class BundleDirectory
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Every file's path below the directory, with slashes, sorted.</summary>
    /// <exception cref="InvalidDataException">Something in it is a link: it could lead anywhere.</exception>
    public static IReadOnlyList<string> Files(string directory)
    {
        var files = new List<string>();
        Walk(new DirectoryInfo(directory), "", files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>
    /// Takes away the proof of an earlier making, and what that making listed but its sources: results, diff, history.
    /// </summary>
    public static void Clear(string directory)
    {
        string[] kept = [ResultsFile.Name, DiffFile.Name, HistoryFile.Name];
        foreach (var path in Listed(directory).Except(kept).Select(path => Path.Combine(directory, path)).Where(File.Exists))
            File.Delete(path);
        File.Delete(Path.Combine(directory, Manifest.Name));
        File.Delete(Path.Combine(directory, Attestation.Name));
        File.Delete(Path.Combine(directory, Attestation.SignerName));
        RemoveEmpty(Path.Combine(directory, EvidenceFiles.Folder));
    }

    /// <summary>
    /// What an earlier making listed; nothing where its manifest cannot be read, so that its files stay and are called extra.
    /// </summary>
    private static IEnumerable<string> Listed(string directory)
    {
        var manifest = Path.Combine(directory, Manifest.Name);
        try
        {
            return File.Exists(manifest) ? Manifest.Parse(StrictText.Read(manifest)).Entries.Select(entry => entry.Path) : [];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private static void RemoveEmpty(string directory)
    {
        if (!Directory.Exists(directory))
            return;
        foreach (var inner in Directory.GetDirectories(directory))
            RemoveEmpty(inner);
        if (!Directory.EnumerateFileSystemEntries(directory).Any())
            Directory.Delete(directory);
    }

    private static void Walk(DirectoryInfo directory, string prefix, List<string> files)
    {
        foreach (var entry in directory.EnumerateFileSystemInfos("*", Everything))
        {
            if (entry.LinkTarget is { } target)
                throw new InvalidDataException(
                    $"'{prefix}{entry.Name}' is a link (to '{Printable.Line(target)}'); a bundle has none");
            if (entry is DirectoryInfo inner)
                Walk(inner, $"{prefix}{entry.Name}/", files);
            else
                files.Add(prefix + entry.Name);
        }
    }
}
