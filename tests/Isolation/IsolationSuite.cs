using NUnit.Framework;
using Validation.Protocol;

namespace Validation.Suites.Isolation;

[TestFixtureSource(typeof(Subjects), nameof(Subjects.All))]
public sealed class IsolationSuite(string subject) : Suite(subject)
{
    private static IEnumerable<TestCaseData> Controls => Cases(Area.Isolation);

    [TestCaseSource(nameof(Controls))]
    public Task Control_holds(string control) => Report(control);
}
