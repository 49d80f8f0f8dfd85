using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Processes;

namespace Validation.Harness.Arms;

/// <summary>
/// An exception as the reason of an error: those with a sentence of their own by it, others by their kind, too, as they are flaws
/// of ours.
/// </summary>
internal static class Unforeseen
{
    public static string Say(Exception error) =>
        error is LaunchException or CgroupException or CannotTellException or ExecutionException
            or IOException or UnauthorizedAccessException
            ? error.Message
            : $"the harness did not foresee it ({error.GetType().Name}: {Words.Shorten(error.Message)}); please report it";
}
