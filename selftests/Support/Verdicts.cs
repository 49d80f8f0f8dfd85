using Validation.Results;

namespace Selftests.Support;

/// <summary>What a run's results say, by verdict.</summary>
internal static class Verdicts
{
    /// <summary>The controls that have it, each once however many nodes it was judged on.</summary>
    public static IReadOnlyList<string> With(this RunResults results, Verdict verdict) =>
        [.. results.Results.Where(result => result.Verdict == verdict).Select(result => result.Control).Distinct()];

    /// <summary>What failed or could not be told, each with its reason: none, where all is well.</summary>
    public static IReadOnlyList<string> Wrong(this RunResults results) =>
        [.. results.Results.Where(result => result.Verdict is Verdict.Fail or Verdict.Error).Select(Line)];

    /// <summary>What has another verdict than these, each with its reason.</summary>
    public static IReadOnlyList<string> Other(this RunResults results, params IReadOnlyList<Verdict> than) =>
        [.. results.Results.Where(result => !than.Contains(result.Verdict)).Select(Line)];

    private static string Line(ControlResult result) =>
        $"{result.Verdict} {result.Control}{On(result.Nodes)}: {result.Reason}";

    private static string On(IReadOnlyList<string> nodes) => nodes.Count == 0 ? "" : $" on [{string.Join(", ", nodes)}]";
}
