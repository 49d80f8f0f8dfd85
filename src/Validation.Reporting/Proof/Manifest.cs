using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Validation.Results.Text;

namespace Validation.Reporting.Proof;

/// <summary>
/// <c>manifest.sha256</c>: the SHA-256 of every file of a bundle but itself and the signature over it, sorted by path; what
/// <c>sha256sum --check</c> reads.
/// </summary>
internal sealed partial record Manifest(IReadOnlyList<ManifestEntry> Entries)
{
    public const string Name = "manifest.sha256";

    /// <param name="directory">The bundle.</param>
    /// <param name="paths">Below it, with slashes.</param>
    public static Manifest Of(string directory, IEnumerable<string> paths) => new(
        [
            .. paths.Order(StringComparer.Ordinal)
                .Select(path => new ManifestEntry(Digest(Path.Combine(directory, path)), Checked(path))),
        ]);

    /// <summary>The one text that this manifest has.</summary>
    public override string ToString() => string.Concat(Entries.Select(entry => $"{entry.Sha256}  {entry.Path}\n"));

    /// <exception cref="InvalidDataException">The text is none that this program writes, down to the byte.</exception>
    public static Manifest Parse(string text)
    {
        var entries = new List<ManifestEntry>();
        foreach (var (place, line) in text.Split('\n').SkipLast(1).Index())
        {
            var match = Line().Match(line);
            if (!match.Success)
                throw new InvalidDataException($"line {place + 1} of {Name} is no hash and path");
            entries.Add(new ManifestEntry(match.Groups["sha256"].Value, Checked(match.Groups["path"].Value)));
        }
        var manifest =
            new Manifest([.. entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).DistinctBy(entry => entry.Path)]);
        return manifest.ToString() == text
            ? manifest
            : throw new InvalidDataException($"{Name} is not sorted, names a file twice, or does not end with its last line");
    }

    /// <summary>SHA-256 of a file, lower-case hexadecimal.</summary>
    public static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>SHA-256 of bytes, lower-case hexadecimal.</summary>
    public static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <exception cref="InvalidDataException">The path leads out of the bundle, or sha256sum would write it
    /// otherwise.</exception>
    private static string Checked(string path) =>
        path.Split('/').Any(part => part is "" or "." or "..") || path.Any(letter => letter is '\\' || char.IsControl(letter))
            ? throw new InvalidDataException($"'{Printable.Line(path)}' is no path of a file in a bundle")
            : path;

    [GeneratedRegex("^(?<sha256>[0-9a-f]{64})  (?<path>.+)$")]
    private static partial Regex Line();
}

/// <summary>One line of the manifest: lower-case hexadecimal, and the path below the bundle with slashes.</summary>
public sealed record ManifestEntry(string Sha256, string Path);
