using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Docker.Diagnosing;
using Validation.Harness.Engines.Docker.Sessions;

namespace Docker.Tests.Diagnosing;

/// <summary>Podman behind its Docker-compatible socket.</summary>
public sealed class PodmanTests
{
    private DockerHost podman = null!;

    [OneTimeSetUp]
    public async Task Start_its_service()
    {
        await Bed.UseAsync(Bed.Sid);
        await Bed.UseAsync(Bed.Bookworm);
        podman = new DockerHost { Address = await Bed.StartAsync("podman.sh", Bed.Sid), Source = "the test" };
    }

    /// <summary>It would start a container that asks for gVisor with runc, and mask what a twin has to see.</summary>
    [TestCase("runsc")]
    [TestCase("runc"), CancelAfter(60_000)]
    public async Task An_engine_that_launches_something_else_measures_nothing(string runtime, CancellationToken cancellationToken)
    {
        using var client = new EngineClient(podman);
        var session = await DockerSession.OpenAsync(client, cancellationToken);

        var diagnosis = RuntimeDiagnosis.Of(Launched.Settings(runtime), session).ShouldHaveSingleItem();

        diagnosis.Wrong.ShouldBe($"{podman} is Podman, which does not launch what it is asked to");
        diagnosis.Seen.ShouldStartWith($"GET /version: Podman Engine {session.Version.Version}; ");
        diagnosis.Weight.ShouldBe(Weight.Fatal);
    }
}
