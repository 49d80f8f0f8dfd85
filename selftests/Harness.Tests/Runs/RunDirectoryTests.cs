using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Validation.Harness.Tests.Runs;

public sealed class RunDirectoryTests
{
    private const string Run = "20261121t223301-4f2a";
    private Scratch scratch = null!;

    private string Output => scratch.Path;

    [SetUp]
    public void Make_a_folder() => scratch = new Scratch();

    [TearDown]
    public void Remove_it() => scratch.Dispose();

    [Test]
    public void It_is_named_by_time_target_and_run_and_found_by_the_run()
    {
        var made = RunDirectory.Make(Output, Run, "eval-host-1");
        RunDirectory.Make(Output, "20261121t223301-77aa", "eval-host-1");

        made.ShouldBe(Path.Combine(Output, "20261121t223301-eval-host-1-4f2a"));
        RunDirectory.Find(Output, Run).ShouldBe(made);
        RunDirectory.Find(Output, "20261121t223301-0000").ShouldBeNull();
        RunDirectory.Find(Path.Combine(Output, "none"), Run).ShouldBeNull();
    }

    [Test]
    public void A_target_leads_nowhere_else() =>
        Path.GetDirectoryName(RunDirectory.Make(Output, Run, "../../prod/eu")).ShouldBe(Output);

    [Test]
    public void The_check_leaves_nothing_and_refuses_what_cannot_be_made()
    {
        RunDirectory.Check(Output, Run);
        Directory.EnumerateFileSystemEntries(Output).ShouldBeEmpty();

        Should.Throw<ConfigurationException>(() => RunDirectory.Check("/proc/no", Run)).Message.ShouldStartWith(
            "the output directory '/proc/no/");
    }

    [Test]
    public void Latest_points_at_the_newest()
    {
        RunDirectory.PointLatest(RunDirectory.Make(Output, Run, "a"));
        RunDirectory.PointLatest(RunDirectory.Make(Output, Run, "b"));

        new DirectoryInfo(Path.Combine(Output, "latest")).LinkTarget.ShouldBe("20261121t223301-b-4f2a");
    }
}
