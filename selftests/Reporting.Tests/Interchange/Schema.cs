using Selftests.Support.Samples;

namespace Reporting.Tests.Interchange;

/// <summary>
/// What a format demands: the project's own list of required members, patterns and allowed values, which is always there, and the
/// schemas that the format's authors publish, which are not the project's to ship.
/// </summary>
internal static class Schema
{
    private const string Variable = "PUBLISHED_SCHEMAS";

    /// <summary>
    /// A case by the files below <c>fixtures/</c>, and one by the published files in the directory that <c>PUBLISHED_SCHEMAS</c>
    /// names. Where it names none, that case is skipped and says so; in CI, where a skipped case is a failure, there is none.
    /// </summary>
    public static IEnumerable<TestCaseData> OwnAndPublished(string own, params string[] published)
    {
        yield return Case("own", [Repository.PathOf("fixtures", own)]);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } directory)
            yield return Case(
                "published", [.. published.Select(name => Path.GetFullPath(Repository.PathOf(directory, name)))]);
        else if (Environment.GetEnvironmentVariable("CI") != "true")
            yield return Case("published", published)
                .Ignore(
                    $"{Variable} names no directory with {string.Join(" and ", published)}: "
                    + "the project's own schema was checked, not the published one");
    }

    private static TestCaseData Case(string name, string[] files) => new TestCaseData((object)files).SetArgDisplayNames(name);
}
