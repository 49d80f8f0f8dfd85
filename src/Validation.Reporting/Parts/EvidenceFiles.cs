using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Validation.Results;
using Validation.Results.Text;

namespace Validation.Reporting.Parts;

/// <summary>
/// <c>evidence/CONTROL/ARM/</c>: <c>evidence.json</c> has what was tried, the facts verbatim and what was seen,
/// <c>evidence.txt</c> the same for people. A control with more than <see cref="MostFolders"/> rows (a cluster whose nodes all
/// end differently) has one file,
/// <c>evidence/CONTROL/evidence.jsonl</c>, with a line for each arm.
/// </summary>
internal static class EvidenceFiles
{
    public const string Folder = "evidence";

    /// <summary>A thousand nodes shall not become a million files.</summary>
    public const int MostFolders = 16;

    /// <summary>
    /// The SHA-256 of evidence as it lies in the bundle, lower-case hexadecimal. Of one row's evidence of one arm it is the hash
    /// of that
    /// <c>evidence.json</c>: what <c>sha256sum</c> prints, and what the manifest has.
    /// </summary>
    public static string Sha256(IEnumerable<Evidence> items) => Convert.ToHexStringLower(SHA256.HashData(Verbatim(items)));

    /// <summary>The directory, below the bundle's, that a row's evidence of one arm lies in.</summary>
    public static string Place(ControlResult row, string arm) => $"{Folder}/{SafeName.Of(row.Control)}/{Name(row, arm)}";

    public static IEnumerable<BundleFile> Of(BundleInput input)
    {
        foreach (var rows in input.Results.Results.GroupBy(row => row.Control, StringComparer.Ordinal))
        {
            var arms = rows.SelectMany(row =>
                row.Evidence.GroupBy(item => item.Arm, StringComparer.Ordinal).Select(items => (Row: row, Items: items)))
                .ToArray();
            if (rows.Count() > MostFolders || arms.DistinctBy(arm => Place(arm.Row, arm.Items.Key)).Count() < arms.Length)
            {
                yield return new BundleFile($"{Folder}/{SafeName.Of(rows.Key)}/evidence.jsonl", stream => Packed(stream, arms));
                continue;
            }
            foreach (var (row, items) in arms)
            {
                yield return new BundleFile($"{Place(row, items.Key)}/evidence.json", stream => stream.Write(Verbatim(items)));
                yield return BundleFile.OfText($"{Place(row, items.Key)}/evidence.txt", Words(row, items));
            }
        }
    }

    /// <summary>
    /// Of a row that speaks for nodes, the evidence is the first one's, whose arms mostly have its name already.
    /// </summary>
    private static string Name(ControlResult row, string arm) =>
        SafeName.Of(row.Nodes.Count == 0 || arm.Contains('@', StringComparison.Ordinal) ? arm : $"{arm}@{row.Nodes[0]}");

    private static byte[] Verbatim(IEnumerable<Evidence> items) =>
        Encoding.UTF8.GetBytes(
            Printable.Json(JsonSerializer.Serialize([.. items], ResultsJson.Readable.IReadOnlyListEvidence)) + "\n");

    private static void Packed(Stream stream, IEnumerable<(ControlResult Row, IGrouping<string, Evidence> Items)> arms)
    {
        foreach (var (row, items) in arms)
        {
            var line = new PackedEvidence(Name(row, items.Key), Sha256(items), [.. items]);
            stream.Write(
                Encoding.UTF8.GetBytes(Printable.Json(JsonSerializer.Serialize(line, EvidenceJson.Lines.PackedEvidence)) + "\n"));
        }
    }

    private static string Words(ControlResult row, IGrouping<string, Evidence> items)
    {
        var text = new StringBuilder($"{row.Control}  {Printable.Line(row.Title)}\narm {Printable.Line(items.Key)}");
        if (row.Nodes.Count > 0)
            text.Append($" on {Printable.Line(row.Nodes[0])}");
        foreach (var item in items)
        {
            text.Append($"\n\n{Printable.Line(item.Source)}");
            if (item.Tried is { } tried)
                text.Append($"\n  tried  {Printable.Line(tried)}");
            text.Append($"\n  saw    {Printable.Line(item.Saw)}");
        }
        return text.Append('\n').ToString();
    }
}
