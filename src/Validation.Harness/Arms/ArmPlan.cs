using System.Globalization;
using Validation.Controls;
using Validation.Controls.Probing;
using Validation.Controls.Seeing;
using Validation.Harness.Staging;
using Validation.Protocol;

namespace Validation.Harness.Arms;

/// <summary>What one arm's probe is told to try.</summary>
internal static class ArmPlan
{
    /// <summary>
    /// The process with the nonce has to outlive the hold, which begins after it; the probe ends it with itself.
    /// </summary>
    private const int Outliving = 60_000;

    public static Plan For(Arm arm, Stage stage, TimeSpan hold)
    {
        var milliseconds = (int)hold.TotalMilliseconds;
        return new Plan
        {
            Nonce = stage.Nonce,
            HoldMilliseconds = milliseconds,
            Steps =
            [
                new Step
                {
                    Id = Posture.NonceStep,
                    Calls = [
                        Sys.Call("execve", stage.ProbePath,
                            Argument.List(stage.ProbePath, "rest",
                                (milliseconds == 0 ? 0 : milliseconds + Outliving).ToString(CultureInfo.InvariantCulture),
                                stage.Nonce), Argument.List()),
                    ],
                    Child = Child.Background,
                },
                .. arm.Also,
                .. HasNeighbour(arm) ? Neighbour.Before : [],
                // What may end its arm comes last, so that it takes no other control's answer with it.
                .. arm.Controls.OrderBy(control => control.Variation)
                    .SelectMany(control => control.Probe.Steps(control.Id, stage)),
                .. HasNeighbour(arm) ? Neighbour.After(stage) : [],
            ],
        };
    }

    /// <summary>What the second container of the arm's pod does; null for an arm of one.</summary>
    public static Plan? ForNeighbour(Arm arm, Stage stage) => HasNeighbour(arm)
        ? new Plan { Nonce = HostStage.Nonce(), Steps = Neighbour.Steps(stage) }
        : null;

    private static bool HasNeighbour(Arm arm) => arm.Variation == Variation.Neighbour;
}
