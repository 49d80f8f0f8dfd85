using System.Text.Json;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Controls.Judging;
using Validation.Controls.Probing;
using Validation.Harness.Arms;
using Validation.Harness.Engines;
using Validation.Harness.Judging;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Harness.Tests.Gates;

/// <summary>
/// Which controls need the host itself. The gate's arms are launched for real and judged twice: with all that was seen, and with what an
/// engine sees that has only an API, other things planted. What is judged otherwise then, or tries something else, needs the host.
/// </summary>
[NonParallelizable]
public sealed class HostWitnessTests
{
    [Test]
    public async Task The_catalogue_says_which_controls_need_the_host()
    {
        var controls = AllControls.InOrder.Where(control => EngineFactory.WhyNot("oci", control) is null).ToArray();
        var outcomes = await GateArms.LaunchAsync(controls, TestContext.CurrentContext.CancellationToken);
        var (seeing, blind) = (new Judge(outcomes, RuntimeKind.GVisor), new Judge([.. outcomes.Select(Blind)], RuntimeKind.GVisor));

        var needing = controls.Where(control =>
            seeing.Of(control).Verdict != blind.Of(control).Verdict
            || Steps(control, outcomes[0].Posture.Stage) != Steps(control, Elsewhere(outcomes[0].Posture.Stage)));

        needing.Select(control => control.Id).ShouldBe(controls.Where(control => control.HostWitness).Select(control => control.Id), ignoreOrder: true);
        controls.Where(control => !control.HostWitness && control.OnlyWithHostMounts is null).Select(control => (control.Id, seeing.Of(control).Verdict))
            .ShouldAllBe(judged => judged.Verdict == Verdict.Pass);
    }

    private static ArmOutcome Blind(ArmOutcome outcome)
    {
        var (posture, witness) = (outcome.Posture, outcome.Posture.Witness);
        return outcome with
        {
            Posture = posture with
            {
                Stage = Elsewhere(posture.Stage),
                Witness = Witness.None("only an API leads there") with
                {
                    Host = witness.Host.Select(host => new HostView { KernelRelease = host.KernelRelease, BootId = host.BootId }),
                    Launch = witness.Launch,
                    ExitCode = witness.ExitCode,
                    Version = witness.Version,
                },
            },
        };
    }

    /// <summary>The same arm with other things planted on its host.</summary>
    private static Stage Elsewhere(Stage stage) => stage with
    {
        CanaryPath = "/other/canary/secret",
        CanaryText = "another canary",
        CanaryHandleHex = "00",
        MountedAt = "/other",
        HostProcess = 1,
        HostProcessNonce = "another process",
        AbstractSocket = "another socket",
        NeighbourSecret = "another secret",
        ListenerV4 = "192.0.2.1",
        ListenerV6 = "2001:db8::1",
        TcpPort = 1,
        UdpPort = 1,
        Disk = (0, 0),
    };

    private static string Steps(Control control, Stage stage) =>
        string.Join('\n', control.Probe.Steps(control.Id, stage).Select(step => JsonSerializer.Serialize(step, ProtocolJson.Default.Step)));
}
