using Validation.Harness.Runs;
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
        (File.GetUnixFileMode(Path.GetDirectoryName(StateDirectory.Root)!) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)).ShouldBe(UnixFileMode.None);
    }

    [Test]
    public void A_run_that_lives_is_not_taken_for_dead_and_leaves_nothing()
    {
        var state = StateDirectory.Make(Clock.RunId(Clock.Now));
        StateDirectory.Dead().ShouldNotContain(state.Path);

        state.Dispose();

        Directory.Exists(state.Path).ShouldBeFalse();
    }
}
