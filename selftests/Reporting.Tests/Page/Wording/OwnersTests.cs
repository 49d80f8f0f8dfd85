using Validation.Controls;
using Validation.Reporting.Page.Wording;

namespace Reporting.Tests.Page.Wording;

public sealed class OwnersTests
{
    [Test]
    public void What_the_cluster_holds_are_subareas_of_the_catalogue() =>
        Owners.OfCluster.Except(AllControls.InOrder.Select(control => control.Subarea)).ShouldBeEmpty();
}
