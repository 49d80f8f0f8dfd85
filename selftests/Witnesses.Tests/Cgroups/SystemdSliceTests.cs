using Validation.Harness.Witnesses.Cgroups;

namespace Witnesses.Tests.Cgroups;

public sealed class SystemdSliceTests
{
    /// <summary>systemd.slice(5): <c>foo-bar.slice</c> is located within <c>foo.slice</c>.</summary>
    [TestCase(
        "/validation-20261127t140834-4f2a", "validation_20261127t140834_4f2a.slice", "/validation_20261127t140834_4f2a.slice")]
    [TestCase(
        "/validation-20261127t140834-4f2a/subject-memory", "validation_20261127t140834_4f2a-subject_memory.slice",
        "/validation_20261127t140834_4f2a.slice/validation_20261127t140834_4f2a-subject_memory.slice")]
    public void A_group_of_the_harness_has_a_slice_that_is_a_step_below_its_runs(string group, string unit, string path)
    {
        var slice = SystemdSlice.Of(group).ShouldNotBeNull();
        slice.Unit.ShouldBe(unit);
        slice.Path.ShouldBe(path);
    }

    [TestCase("/docker/4f2a")]
    [TestCase("/validation-20261127t140834-4f2a/subject/c")]
    public void Other_groups_have_none(string group) => SystemdSlice.Of(group).ShouldBeNull();

    [TestCase("tenants-gold.slice", "/tenants.slice/tenants-gold.slice")]
    [TestCase("/docker", null)]
    [TestCase("docker-4f2a.scope", null)]
    public void A_parent_that_a_template_names_is_found_where_systemd_has_it(string parent, string? path) =>
        SystemdSlice.Named(parent)?.Path.ShouldBe(path);

    [Test]
    public void The_runs_of_a_hierarchy_are_told_by_their_slices()
    {
        using var scratch = new Scratch();
        foreach (var name in (string[])[
            "validation_20261127t140834_4f2a.slice", "system.slice", "validation_20261127t140834_4f2a"])
            scratch.Made(name);
        SystemdSlice.Groups(scratch.Path).ShouldBe(["validation-20261127t140834-4f2a"]);
    }
}
