using NUnit.Framework;
using Validation.Protocol;

namespace Validation.Suites.Network;

[TestFixtureSource(typeof(Subjects), nameof(Subjects.All))]
public sealed class NetworkSuite(string subject) : Suite(subject)
{
    private static IEnumerable<TestCaseData> Controls => Cases(Area.Network);

    [TestCaseSource(nameof(Controls))]
    public Task Control_holds(string control) => Report(control);
}
