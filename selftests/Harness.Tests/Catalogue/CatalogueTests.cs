using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Controls.Pages;
using Validation.Harness.Runs;

namespace Validation.Harness.Tests.Catalogue;

public sealed class CatalogueTests
{
    private const int LongestFile = 80;

    private static IEnumerable<TestCaseData> Definitions =>
        AllControls.Definitions.Select(pair => new TestCaseData(pair.Control, pair.Holder).SetArgDisplayNames(pair.Control.Id));

    [Test]
    public void There_are_enough_controls_in_every_area()
    {
        AllControls.InOrder.Count.ShouldBeGreaterThanOrEqualTo(45);
        AllControls.InOrder.Select(control => control.Area).Distinct().Count().ShouldBe(3);
    }

    [Test]
    public void Ids_are_unique() =>
        AllControls.InOrder.GroupBy(control => control.Id).Where(group => group.Count() > 1).Select(group => group.Key)
            .ShouldBeEmpty();

    /// <summary>An id that a control once had leads to it for ever, so no other may ever bear it.</summary>
    [Test]
    public void No_id_that_a_control_had_is_anothers() =>
        AllControls.InOrder.SelectMany(control => control.FormerIds).Concat(AllControls.InOrder.Select(control => control.Id))
            .ShouldBeUnique();

    [Test]
    public void A_control_is_found_by_the_id_that_it_had()
    {
        AllControls.Find("ISO-PRC-002").ShouldNotBeNull().Id.ShouldBe("ISO-PID-002");
        AllControls.Find("ISO-PID-002").ShouldBe(AllControls.Find("ISO-PRC-002"));
        AllControls.Find("ISO-PRC-999").ShouldBeNull();
    }

    [TestCaseSource(nameof(Definitions))]
    public void A_control_says_what_a_reader_needs(Control control, Type holder)
    {
        control.Id.ShouldMatch("^(ISO|NET|RUN)-[A-Z]+-[0-9]{3}$");
        control.Title.ShouldNotEndWith(".");
        control.Why.ShouldEndWith(".");
        control.Remedy.ShouldEndWith(".");
        control.References.ShouldNotBeEmpty();
        // Its folder, its namespace and its subarea are one name.
        holder.Namespace!.Split('.')[^1].ShouldBe(
            string.Concat(control.Subarea.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
        holder.Namespace.Split('.')[^2].ShouldBe(control.Area.ToString());
    }

    /// <summary>
    /// A read of /proc/gvisor/checkpoint (20260622) blocks, and what else is there is the sandbox's own business.
    /// </summary>
    [TestCaseSource(nameof(Definitions))]
    public void A_control_reads_nothing_of_what_gvisor_adds_to_proc(Control control, Type holder) =>
        control.Probe.Steps(control.Id, ControlPages.Example).SelectMany(step => step.Calls).SelectMany(call => call.Arguments)
            .Where(argument => argument.Text?.StartsWith("/proc/gvisor", StringComparison.Ordinal) == true)
            .ShouldBeEmpty(holder.Name);

    [TestCaseSource(nameof(Definitions))]
    public void A_control_is_one_short_file(Control control, Type holder)
    {
        var file = Repository.PathOf(ControlPages.Source(holder));

        File.Exists(file).ShouldBeTrue($"{control.Id} should lie in {file}");
        File.ReadAllLines(file).Length.ShouldBeLessThanOrEqualTo(LongestFile);
    }

    [TestCaseSource(nameof(Definitions))]
    public void Its_page_is_what_the_definition_says(Control control, Type holder) =>
        Compare(control.Id + ".md", ControlPages.Page(control, holder));

    private static IEnumerable<TestCaseData> Former =>
        from control in AllControls.InOrder from former in control.FormerIds select new TestCaseData(control,
            former).SetArgDisplayNames(former);

    [TestCaseSource(nameof(Former))]
    public void The_page_of_an_id_that_it_had_leads_to_its_own(Control control, string former)
    {
        Compare(former + ".md", ControlPages.FormerPage(control, former));
        ControlPages.FormerPage(control, former).ShouldContain($"]({control.Id}.md)");
    }

    [Test]
    public void The_index_lists_every_control() => Compare("README.md", ControlPages.Index());

    [Test]
    public void The_page_of_frameworks_has_every_entry() => Compare(FrameworksPage.Name, FrameworksPage.Text());

    [Test]
    public void No_page_is_left_of_a_control_that_is_gone() =>
        Directory.EnumerateFiles(Repository.PathOf("docs/controls"), "*.md").Select(Path.GetFileNameWithoutExtension)
            .Except([.. AllControls.InOrder.SelectMany(control => control.FormerIds.Append(control.Id)), "README", "frameworks"])
            .ShouldBeEmpty();

    [TestCase("runsc", RuntimeKind.GVisor)]
    [TestCase("/usr/bin/runsc-netns", RuntimeKind.GVisor)]
    [TestCase("runc", RuntimeKind.Runc)]
    [TestCase("/usr/bin/crun", RuntimeKind.Runc)]
    public void A_runtime_is_taken_at_its_word_until_it_is_measured(string name, RuntimeKind kind) =>
        RuntimeKinds.Claimed(name).ShouldBe(kind);

    private static void Compare(string name, string expected)
    {
        var file = Repository.PathOf("docs/controls", name);
        if (File.Exists(file) && File.ReadAllText(file) == expected)
            return;
        File.WriteAllText(file + ".generated", expected);
        Assert.Fail($"docs/controls/{name} is not what the catalogue says; write all pages with `dotnet run -c Release --project "
            + "src/Validation.Cli -- controls --pages docs/controls`");
    }
}
