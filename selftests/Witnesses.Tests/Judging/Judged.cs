using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Controls.Probing;
using Validation.Controls.Seeing;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Judging;
using Validation.Harness.Staging;
using Validation.Protocol;

namespace Witnesses.Tests.Judging;

/// <summary>The real judge's verdict on what was recorded of an arm and of its twin.</summary>
internal static class Judged
{
    public static Stage Stage { get; } = BareStage.For(
        PodTemplate.Read(Templates.Hardened, Templates.Text("kubernetes/hardened.yaml")));

    private static readonly IReadOnlyDictionary<string, Answer> NoAnswers = new Dictionary<string, Answer>();

    public static Judgement By(string control, Witness subject, Witness twin) =>
        By(control, (subject, NoAnswers), (twin, NoAnswers));

    /// <param name="id">The control.</param>
    /// <param name="subject">
    /// What was seen, and how each call ended by its name, name and path, or step and name; what is not named returned 0.
    /// </param>
    /// <param name="twin">The same of the twin.</param>
    public static Judgement By(
        string id, (Witness Witness, IReadOnlyDictionary<string, Answer> Answers) subject,
        (Witness Witness, IReadOnlyDictionary<string, Answer> Answers) twin)
    {
        var control = AllControls.InOrder.Single(one => one.Id == id);
        var role = control.Twin switch { Twin.Opened => Role.Opened, Twin.Weakened => Role.Weakened, _ => Role.Baseline };
        return new Judge(
            [Outcome(control, Role.Subject, control.Variation, subject),
                Outcome(control, role, control.Twin == Twin.Weakened ? Variation.None : control.TwinVariation, twin)],
            RuntimeKind.GVisor).Of(control);
    }

    private static ArmOutcome Outcome(
        Control control, Role role, Variation variation, (Witness Witness, IReadOnlyDictionary<string, Answer> Answers) seen)
    {
        var arm = new Arm { Role = role, Variation = variation, Runtime = "runsc", Controls = [control], Node = "node-a" };
        var steps = control.Probe.Steps(control.Id, Stage).ToDictionary(step => step.Id);
        return new ArmOutcome(arm, new Posture
        {
            Arm = arm.Name,
            Stage = Stage,
            Steps = steps,
            Facts = steps.Values.ToDictionary(step => step.Id, step => new Fact
            {
                Step = step.Id,
                Ending = Ending.Returned,
                Answers = [.. step.Calls.Select(call => Recorded(seen.Answers, step, call))],
            }),
            Failure = null,
            Witness = seen.Witness,
        }, "", TimeSpan.Zero);
    }

    private static Answer Recorded(IReadOnlyDictionary<string, Answer> answers, Step step, Call call) =>
        answers.GetValueOrDefault($"{step.Id} {call.Name}")
        ?? answers.GetValueOrDefault(
            $"{call.Name} {call.Arguments.Select(argument => argument.Text).OfType<string>().FirstOrDefault()}")
        ?? answers.GetValueOrDefault(call.Name) ?? new Answer { Value = 0 };
}
