using Validation.Controls;
using Validation.Harness.Contract;

namespace Validation.Harness.Tests.Needs;

/// <summary>The vocabulary of needs, and how a lack of one is told.</summary>
public sealed class NeedTests
{
    /// <summary>Judged with it and without by the gate itself: HonestGateTests.</summary>
    private static readonly Need[] OfTheTemplate = [Need.TemplateMount];

    private static IEnumerable<Control> All => AllControls.InOrder;

    [Test]
    public void No_need_is_without_its_proof() =>
        Need.All.Except(OfTheTemplate).Select(need => need.Name).Distinct().ShouldBe(
            WithheldFromArmsTests.Needs.Concat(WithheldFromClusterTests.Needs)
                .Concat(WithheldFromLaunchesTests.Needs.Concat(WithheldByTheEngineTests.Needs).Select(need => need.Name))
                .Distinct(),
            ignoreOrder: true);

    [Test]
    public void No_need_is_for_nobody() =>
        Need.All.Except(All.SelectMany(control => control.Needs)).ShouldBeEmpty();

    [Test]
    public void No_control_needs_what_no_engine_could_lack() =>
        All.SelectMany(control => control.Needs).Except(Need.All).ShouldBeEmpty();

    [Test]
    public void No_control_names_a_need_twice() =>
        All.Where(control => control.Needs.Distinct().Count() < control.Needs.Count).Select(control => control.Id)
            .ShouldBeEmpty();

    [Test]
    public void Every_need_says_what_it_is_in_words_of_its_own() =>
        Need.All.Select(need => need.Meaning).ShouldBeUnique();

    [Test]
    public void The_first_row_that_a_control_needs_says_why_and_what_would_change_it()
    {
        var control = All.Single(control => control.Id == "ISO-FILE-010");
        Lack[] lacks =
        [
            new([Need.Pod], "it has no pods"),
            new([Need.EveryNode, Need.HostMount], "it mounts nothing", "another engine does"),
            new([Need.TemplateMount], "the template mounts nothing", "give one that does"),
        ];

        Measurable.WhyNot(control, lacks).ShouldBe("it mounts nothing; another engine does");
        Measurable.WhyNot(control, lacks[..1]).ShouldBeNull();
        Measurable.WhyNot(control with { Needs = [Need.Pod] }, lacks).ShouldBe("it has no pods");
        // A control may know better than the engine what its reader should know.
        Measurable.WhyNot(control, lacks[2..]).ShouldNotBeNull()
            .ShouldStartWith("the template mounts nothing; under gVisor before release 20250707");
    }
}
