using Validation.Harness.Contract;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Results;

namespace Validation.Harness.Tests.Runs;

/// <summary>What gVisor's absence means is decided by the profile, in one place.</summary>
public sealed class CourseTests
{
    private static readonly Diagnosis Absent = new()
    {
        Wrong = "runsc is not installed",
        Seen = "PATH",
        Fix = "install it",
        Weight = Weight.NoGVisor,
    };

    [TestCase("development")]
    [TestCase("staging")]
    public void Absent_gVisor_is_a_banner_where_it_is_optional(string profile)
    {
        var course = Course.Of(Settings(("profile", profile)), [Absent]);

        course.Unmeasurable.ShouldBeNull();
        course.Subject.ShouldBe("runc");
        course.Banners.ShouldHaveSingleItem().ShouldStartWith("NO SANDBOX: runsc is not installed");
        course.SandboxSkipped.ShouldNotBeNull();
    }

    [TestCase("profile", "production")]
    [TestCase("requireGVisor", "true")]
    public void Absent_gVisor_leaves_nothing_to_measure_where_it_is_required(string name, string value)
    {
        var course = Course.Of(Settings((name, value)), [Absent]);

        course.Unmeasurable.ShouldBe("runsc is not installed (seen: PATH). Fix it: install it");
        course.SandboxSkipped.ShouldBeNull();
    }

    [Test]
    public void Disabled_gVisor_is_said_and_skips_nothing_in_production()
    {
        var development = Course.Of(Settings(("disableGVisor", "true")), []);
        var production = Course.Of(Settings(("disableGVisor", "true"), ("profile", "production")), []);

        foreach (var course in (Course[])[development, production])
        {
            course.Subject.ShouldBe("runc");
            course.Banners.ShouldHaveSingleItem().ShouldStartWith("gVisor is DISABLED");
        }
        development.SandboxSkipped.ShouldNotBeNull();
        production.SandboxSkipped.ShouldBeNull();
    }

    [Test]
    public void Without_a_baseline_nothing_can_be_measured_in_any_profile() =>
        Course.Of(Settings(), [Absent with { Weight = Weight.Fatal }]).Unmeasurable.ShouldNotBeNull();

    [TestCase(3, 0, 0, 0, 0)]
    [TestCase(2, 1, 0, 0, 1)]
    [TestCase(2, 1, 1, 0, 1)]
    [TestCase(2, 0, 1, 0, 3)]
    [TestCase(2, 0, 0, 1, 0)]
    [TestCase(0, 0, 0, 0, 3)]
    public void The_exit_code_follows_the_counts(int pass, int fail, int error, int notApplicable, int expected) =>
        ExitCodes.Of(new Summary
        {
            Planned = pass + fail + error + notApplicable,
            Pass = pass,
            Fail = fail,
            Error = error,
            NotApplicable = notApplicable,
            Waived = 0,
        }, [], Profile.Production)
            .ShouldBe(expected);

    [Test]
    public void Books_that_do_not_close_are_no_pass() =>
        ExitCodes.Of(new Summary { Planned = 4, Pass = 3, Fail = 0, Error = 0, NotApplicable = 0, Waived = 0 }, [],
            Profile.Development).ShouldBe(ExitCodes.NotMeasured);

    private static RunSettings Settings(params (string Name, string Value)[] values) =>
        SettingsLoader.Load(new SettingsLayer("test", values.ToDictionary(pair => pair.Name, pair => pair.Value), "/"));
}
