using Validation.Controls;
using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Arms;
using Validation.Harness.Audits;
using Validation.Harness.Contract;
using Validation.Harness.Staging;
using Validation.Protocol;

namespace Witnesses.Tests.Audits;

/// <summary>What is launched on a node, and what the node is reported as.</summary>
public sealed class NodeArmsTests
{
    private static readonly Control Plain =
        AllControls.InOrder.First(control => control is { Twin: Twin.Baseline, Variation: Variation.None });
    private static readonly Control Compared = AllControls.InOrder.First(control => control.Twin == Twin.Weakened);

    private static readonly ClusterNode Node = new()
    {
        Name = "node-a", Kernel = "6.1", OperatingSystem = "Debian", ContainerRuntime = "containerd://1", Kubelet = "v1.20",
    };

    [Test]
    public void A_pod_of_the_platform_and_a_bare_one_are_launched_even_where_nothing_is_judged_of_them()
    {
        var arms = NodeArms.On("node-a", [], "runsc", "runc");

        arms.Select(arm => (arm.Name, arm.Runtime, arm.Together))
            .ShouldBe([("subject@node-a", "runsc", 2), ("baseline@node-a", "runc", 2)]);
        arms.ShouldAllBe(arm => arm.Also.Count > 0, "drift is told by what sandboxes show of themselves");
    }

    [Test]
    public void A_weakened_one_is_launched_where_a_control_compares_with_it_and_for_that_control_alone()
    {
        var arms = NodeArms.On("node-a", [Plain, Compared], "runsc", "runc");

        arms.Select(arm => arm.Role).ShouldBe([Role.Subject, Role.Baseline, Role.Weakened]);
        arms.ShouldAllBe(arm => arm.Together == 3 && arm.Node == "node-a");
        arms[2].Controls.ShouldBe([Compared]);
    }

    [Test]
    public void A_node_whose_weakened_gVisor_fails_is_none_the_worse()
    {
        var arms = NodeArms.On("node-a", [Compared], "runsc", "runc");

        MeasuredNode.Of(Node, [.. arms.Select(arm => Outcome(arm, arm.Role == Role.Weakened ? "no such class" : null))]).Record
            .ShouldSatisfyAllConditions(record => record.Probed.ShouldBeTrue(), record => record.Failure.ShouldBeNull());
        MeasuredNode.Of(Node, [.. arms.Select(arm => Outcome(arm, arm.Role == Role.Baseline ? "no room" : null))]).Record
            .ShouldSatisfyAllConditions(record => record.Probed.ShouldBeFalse(),
                record => record.Failure.ShouldBe("baseline: no room"));
    }

    private static ArmOutcome Outcome(Arm arm, string? failure) => new(
        arm,
        new Posture
        {
            Arm = arm.Name,
            Stage = BareStage.For(new WorkloadTemplate
            {
                Name = "", Text = "", MemoryLimitBytes = null, ProcessesLimit = null, ProcessorLimit = null,
                MountsHostDirectories = false,
            }),
            Steps = new Dictionary<string, Step>(),
            Facts = new Dictionary<string, Fact>(),
            Failure = failure,
            Witness = Witness.None("not looked for"),
        },
        "",
        TimeSpan.Zero);
}
