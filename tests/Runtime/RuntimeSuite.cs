using NUnit.Framework;
using Validation.Protocol;

namespace Validation.Suites.Runtime;

[TestFixtureSource(typeof(Subjects), nameof(Subjects.All))]
public sealed class RuntimeSuite(string subject) : Suite(subject)
{
    private static IEnumerable<TestCaseData> Controls => Cases(Area.Runtime);

    [TestCaseSource(nameof(Controls))]
    public Task Control_holds(string control) => Report(control);
}
