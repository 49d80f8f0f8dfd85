using NUnit.Framework;

namespace Validation.Suites;

/// <summary>What is under test.</summary>
internal static class Subjects
{
    public static IEnumerable<TestFixtureData> All
    {
        get
        {
            var name = SharedRun.Settings is { } settings ? $"{settings.Engine}, {settings.Runtime}" : "no subject";
            yield return new TestFixtureData(name).SetArgDisplayNames(name);
        }
    }
}
