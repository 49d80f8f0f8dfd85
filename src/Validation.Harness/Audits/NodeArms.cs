using Validation.Controls;
using Validation.Harness.Arms;
using Validation.Harness.Contract;

namespace Validation.Harness.Audits;

/// <summary>
/// The arms of one node: a pod of the platform and a bare one, whatever is judged of them, since their traits tell the nodes
/// apart; and a weakened gVisor where a control compares with one.
/// </summary>
internal static class NodeArms
{
    public static IReadOnlyList<Arm> On(string node, IReadOnlyList<Control> controls, string subject, string baseline)
    {
        Control[] weakened = [.. controls.Where(control => control.Twin == Twin.Weakened)];
        var arms = new List<Arm> { Of(Role.Subject, subject, controls), Of(Role.Baseline, baseline, controls) };
        if (weakened.Length > 0)
            arms.Add(Of(Role.Weakened, subject, weakened));
        return [.. arms.Select(arm => arm with { Node = node, Together = arms.Count, Also = Traits.Steps })];
    }

    private static Arm Of(Role role, string runtime, IReadOnlyList<Control> controls) =>
        new() { Role = role, Variation = Variation.None, Runtime = runtime, Controls = controls };
}
