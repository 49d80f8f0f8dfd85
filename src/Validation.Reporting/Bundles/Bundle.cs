using Validation.Reporting.Diffs;
using Validation.Reporting.Page;
using Validation.Reporting.Parts;

namespace Validation.Reporting.Bundles;

/// <summary>
/// What a bundle is made of, as data: a new format is one line here. <c>results.json</c> is the source and none of these; what
/// proves the bundle (manifest, signature) comes after all of them.
/// </summary>
internal static class Bundle
{
    private static readonly IReadOnlyList<Func<BundleInput, IEnumerable<BundleFile>>> Parts =
    [
        One(ReportPage.Name, ReportPage.Write),
        One(DiffFile.Name, (input, stream) => DiffFile.Write(input.Diff!, stream), input => input.Diff is not null),
        One(HistoryFile.Name, (input, stream) => HistoryFile.Write(input.History, stream)),
        InterchangeFiles.Of,
        EvidenceFiles.Of,
    ];

    /// <summary>Every file that derives from the input. The same input gives the same names and bytes.</summary>
    public static IEnumerable<BundleFile> Files(BundleInput input) => Parts.SelectMany(part => part(input));

    private static Func<BundleInput, IEnumerable<BundleFile>> One(
        string name, Action<BundleInput, Stream> write, Func<BundleInput, bool>? when = null) =>
        input => when?.Invoke(input) == false ? [] : [new BundleFile(name, stream => write(input, stream))];
}
