using Validation.Results;
using Validation.Results.Frameworks;

namespace Validation.Reporting.Page.Catalogues;

/// <summary>An identifier of a catalogue, and the results that give evidence for it.</summary>
/// <param name="Direct">Results that name it themselves.</param>
/// <param name="BySubject">Results whose subject the mapping holds against it, and that do not name it.</param>
/// <param name="ByTheAudit">The audit itself gives evidence for it.</param>
internal sealed record CatalogueRow(
    string Id, string Title, string? Link, IReadOnlyList<ControlResult> Direct, IReadOnlyList<ControlResult> BySubject,
    bool ByTheAudit)
{
    public Verdict? Worst => VerdictWords.Worst(Direct.Concat(BySubject).Select(result => result.Verdict));

    /// <summary>Every identifier that the mapping or a result holds, in the catalogue's order.</summary>
    public static IReadOnlyList<CatalogueRow> Of(string catalogue, RunResults results)
    {
        var named = results.Results
            .SelectMany(result =>
                result.References.Where(reference => reference.Catalogue == catalogue)
                    .Select(reference => (reference.Id, reference, result)))
            .ToLookup(pair => pair.Id);
        var mapped = Mapping.Topics.Append(Mapping.TheAudit)
            .SelectMany(topic =>
                topic.References.Where(entry => entry.Framework.Name == catalogue).Select(entry => (entry.Id, Topic: topic)))
            .ToLookup(pair => pair.Id, pair => pair.Topic);
        return
        [
            .. named.Select(group => group.Key).Union(mapped.Select(group => group.Key)).Order(NaturalOrder.Instance).Select(id =>
            {
                var direct = named[id].Select(pair => pair.result).Distinct().ToArray();
                var subareas = mapped[id].SelectMany(topic => topic.Subareas).ToHashSet(StringComparer.OrdinalIgnoreCase);
                var reference = named[id].Select(pair => pair.reference).FirstOrDefault();
                return new CatalogueRow(
                    id,
                    AllReferences.Find(catalogue, id)?.Title ?? reference?.Title ?? "",
                    reference?.Link,
                    direct,
                    [.. results.Results.Where(result => subareas.Contains(result.Subarea)).Except(direct)],
                    mapped[id].Contains(Mapping.TheAudit));
            }),
        ];
    }
}
