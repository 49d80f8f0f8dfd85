using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Arms;
using Validation.Harness.Building;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Oci;
using Validation.Harness.Judging;
using Validation.Harness.Runs;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses;
using Validation.Results;

namespace Validation.Harness.Tests.Engines;

/// <summary>
/// Two containers of one gVisor sandbox, which is how gVisor's own shim runs a pod. The cluster bed gives each a sandbox of its
/// own; the controls have to be right here, too.
/// </summary>
[NonParallelizable]
public sealed class OneSandboxTests
{
    private static readonly Control[] Neighbours =
    [
        .. AllControls.InOrder.Where(control => control.Variation == Variation.Neighbour),
    ];

    private static IEnumerable<string> Ids => Neighbours.Select(control => control.Id);

    private ArmOutcome apart = null!;
    private ArmOutcome sharing = null!;

    [OneTimeSetUp]
    public async Task Launch()
    {
        var cancellationToken = TestContext.CurrentContext.CancellationToken;
        var run = Clock.RunId(Clock.Now);
        var probe = await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken);
        using var state = StateDirectory.Make(run);
        await using var stage = await HostStage.SetAsync(state.Path, run, probe, cancellationToken);
        var template = OciTemplate.Read("hardened",
            await File.ReadAllTextAsync(Repository.PathOf("fixtures/templates/oci/hardened.json"), cancellationToken));
        await using var engine = new OneSandbox(state.Path, probe, template);
        var runner = new ArmRunner(engine, stage, new WitnessStand(probe), new Dictionary<string, string>(), run);
        var arms = Arm.For(Neighbours, "runsc", "runc");
        apart = await runner.RunAsync(arms.Single(arm => arm.Role == Role.Subject), cancellationToken);
        sharing = await runner.RunAsync(arms.Single(arm => arm.Role == Role.Opened), cancellationToken);
    }

    [TestCaseSource(nameof(Ids))]
    public void It_holds_between_containers_with_processes_of_their_own(string id)
    {
        var judgement = new Judge([apart, sharing], RuntimeKind.GVisor).Of(Neighbours.Single(control => control.Id == id));

        judgement.Verdict.ShouldBe(Verdict.Pass, judgement.Reason);
        judgement.Reason.ShouldContain("the two share their network, as containers of a pod do");
    }

    [TestCaseSource(nameof(Ids))]
    public void It_fails_between_containers_that_share_their_processes(string id)
    {
        var subject = sharing with { Arm = sharing.Arm with { Role = Role.Subject } };

        var judgement = new Judge([subject, sharing], RuntimeKind.GVisor).Of(Neighbours.Single(control => control.Id == id));

        judgement.Verdict.ShouldBe(Verdict.Fail, judgement.Reason);
    }
}
