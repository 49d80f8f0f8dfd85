using Validation.Controls;
using Validation.Results.Frameworks;

namespace Results.Tests.Frameworks;

public sealed class AllReferencesTests
{
    private static readonly Reference[] Used =
    [
        .. AllControls.InOrder.SelectMany(control => control.References)
            .Concat(Mapping.Topics.Append(Mapping.TheAudit).SelectMany(topic => topic.References)).Distinct(),
    ];

    [Test]
    public void What_a_control_refers_to_is_in_the_catalogue() => Used.Except(AllReferences.InOrder).ShouldBeEmpty();

    [Test]
    public void Every_entry_is_named_by_a_control_or_held_against_a_subject() =>
        AllReferences.InOrder.Except(Used).ShouldBeEmpty();

    [Test]
    public void An_entry_stands_once_in_its_framework() =>
        AllReferences.InOrder.Select(reference => (reference.Framework.Name, reference.Id)).ShouldBeUnique();

    [Test]
    public void A_result_finds_the_entry_that_it_names()
    {
        var record = Nist80053.Ac6X10.Record();

        AllReferences.Find(record.Catalogue, record.Id).ShouldBeSameAs(Nist80053.Ac6X10);
        AllReferences.Find(record.Catalogue, "AC-6(11)").ShouldBeNull();
        record.Title.ShouldBe("Prohibit Non-privileged Users from Executing Privileged Functions");
        record.Link.ShouldBe(Nist80053.Ac6X10.Link!.AbsoluteUri);
    }

    [TestCase("CIS Docker 1.6")]
    [TestCase("CIS Docker 1.7")]
    public void Another_edition_is_the_same_framework(string name) =>
        AllReferences.FrameworkOf(name).ShouldBeSameAs(CisDocker.Framework);

    [TestCase("NIST SP 800-5")]
    [TestCase("")]
    public void What_is_not_known_is_no_framework(string name) => AllReferences.FrameworkOf(name).ShouldBeNull();

    [Test]
    public void No_framework_s_name_begins_another_s() =>
        AllReferences.Frameworks.SelectMany(one => AllReferences.Frameworks.Except([one])
            .Where(other => one.Name.StartsWith(other.Family, StringComparison.Ordinal))).ShouldBeEmpty();

    [Test]
    public void Entries_are_ordered_as_people_count() =>
        new[] { "SC-39", "5.2.11", "SC-7(21)", "5.2.9", "SC-7", "SC-7(5)" }.Order(NaturalOrder.Instance)
            .ShouldBe(["5.2.9", "5.2.11", "SC-7", "SC-7(5)", "SC-7(21)", "SC-39"]);
}
