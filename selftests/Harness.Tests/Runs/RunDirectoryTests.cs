using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Validation.Harness.Tests.Runs;

public sealed class RunDirectoryTests
{
    private const string Run = "20261121t223301-4f2a";
    private string output = null!;

    [SetUp]
    public void Make_a_folder() => output = Directory.CreateTempSubdirectory("validation-runs-").FullName;

    [TearDown]
    public void Remove_it() => Directory.Delete(output, recursive: true);

    [Test]
    public void It_is_named_by_time_target_and_run_and_found_by_the_run()
    {
        var made = RunDirectory.Make(output, Run, "eval-host-1");
        RunDirectory.Make(output, "20261121t223301-77aa", "eval-host-1");

        made.ShouldBe(Path.Combine(output, "20261121t223301-eval-host-1-4f2a"));
        RunDirectory.Find(output, Run).ShouldBe(made);
        RunDirectory.Find(output, "20261121t223301-0000").ShouldBeNull();
        RunDirectory.Find(Path.Combine(output, "none"), Run).ShouldBeNull();
    }

    [Test]
    public void A_target_leads_nowhere_else() =>
        Path.GetDirectoryName(RunDirectory.Make(output, Run, "../../prod/eu")).ShouldBe(output);

    [Test]
    public void The_check_leaves_nothing_and_refuses_what_cannot_be_made()
    {
        RunDirectory.Check(output, Run);
        Directory.EnumerateFileSystemEntries(output).ShouldBeEmpty();

        Should.Throw<ConfigurationException>(() => RunDirectory.Check("/proc/no", Run)).Message.ShouldStartWith("the output directory '/proc/no/");
    }

    [Test]
    public void Latest_points_at_the_newest()
    {
        RunDirectory.PointLatest(RunDirectory.Make(output, Run, "a"));
        RunDirectory.PointLatest(RunDirectory.Make(output, Run, "b"));

        new DirectoryInfo(Path.Combine(output, "latest")).LinkTarget.ShouldBe("20261121t223301-b-4f2a");
    }
}
