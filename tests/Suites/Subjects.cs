using NUnit.Framework;

namespace Validation.Suites;

/// <summary>What is under test.</summary>
internal static class Subjects
{
    public static IEnumerable<TestFixtureData> All
    {
        get
        {
            var name = $"{SharedRun.Settings.Engine}, {SharedRun.Settings.Runtime}";
            yield return new TestFixtureData(name).SetArgDisplayNames(name);
        }
    }
}
