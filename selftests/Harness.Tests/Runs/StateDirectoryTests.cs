using Validation.Harness.State;
using Validation.Harness.Waiting;

namespace Validation.Harness.Tests.Runs;

public sealed class StateDirectoryTests
{
    /// <summary>Bundles hold a set-user-ID copy of a program that does whatever it is told.</summary>
    [Test]
    public void No_other_user_of_the_host_reaches_the_bundles()
    {
        using var state = StateDirectory.Make(Clock.RunId(Clock.Now));

        File.GetUnixFileMode(Path.Combine(state.Path, StateDirectory.Bundles))
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (File.GetUnixFileMode(Path.GetDirectoryName(StateDirectory.Root)!) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite))
            .ShouldBe(UnixFileMode.None);
    }

    [Test]
    public void A_run_that_lives_is_not_taken_for_dead_and_leaves_nothing()
    {
        var state = StateDirectory.Make(Clock.RunId(Clock.Now));
        StateDirectory.Dead().ShouldNotContain(state.Path);

        state.Dispose();

        Directory.Exists(state.Path).ShouldBeFalse();
    }

    [Test]
    public void Its_lock_tells_whether_a_run_lives()
    {
        using var scratch = new Scratch();
        var (root, run) = (scratch.Path, Clock.RunId(Clock.Now));

        StateDirectory.LifeOf(root, run).ShouldBe(Life.Dead);
        scratch.Made(run);
        StateDirectory.LifeOf(root, run).ShouldBe(Life.Lives, "it may be about to take its lock");
        using (File.Open(scratch.In($"{run}/lock"), FileMode.CreateNew, FileAccess.Write, FileShare.None))
            StateDirectory.LifeOf(root, run).ShouldBe(Life.Lives);
        StateDirectory.LifeOf(root, run).ShouldBe(Life.Dead);
        StateDirectory.LifeOf("/proc/1/fd/0", run).ShouldBe(Life.Unknown);
    }

    [TestCase("")]
    [TestCase("..")]
    [TestCase("a/b")]
    public void What_is_no_name_of_a_run_never_lived(string name) =>
        StateDirectory.LifeOf(StateDirectory.Root, name).ShouldBe(Life.Dead);
}
