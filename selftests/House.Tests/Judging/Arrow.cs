using House.Tests.Reading;

namespace House.Tests.Judging;

/// <summary>All that one folder uses of another, at one level of the tree.</summary>
internal sealed record Arrow(string From, string To, IReadOnlyList<Use> Uses)
{
    private const int MostNamed = 12;

    public override string ToString() =>
        $"  {Level.Short(From)} → {Level.Short(To)}, by {Uses.Count} {(Uses.Count == 1 ? "use" : "uses")}:\n"
        + string.Concat(Uses.Take(MostNamed).Select(use => $"    {use}\n"))
        + (Uses.Count > MostNamed ? $"    and {Uses.Count - MostNamed} more\n" : "");
}
