using Validation.Controls;
using Validation.Results.Frameworks;

namespace Results.Tests.Frameworks;

public sealed class MappingTests
{
    private static readonly string[] Subareas = [.. AllControls.InOrder.Select(control => control.Subarea).Distinct()];

    private static readonly string[] Mapped = [.. Mapping.Topics.SelectMany(topic => topic.Subareas)];

    [Test]
    public void Every_subarea_of_the_catalogue_is_mapped() => Subareas.Except(Mapped).ShouldBeEmpty();

    [Test]
    public void Every_mapped_subarea_exists() => Mapped.Except(Subareas).ShouldBeEmpty();

    [Test]
    public void A_subarea_belongs_to_one_subject() => Mapped.ShouldBeUnique();

    [Test]
    public void What_is_held_against_a_subject_is_of_a_framework_that_is_shown() =>
        Mapping.Topics.Append(Mapping.TheAudit).SelectMany(topic => topic.References).Select(reference => reference.Framework)
            .Distinct().ShouldBe(Mapping.Frameworks, ignoreOrder: true);
}
