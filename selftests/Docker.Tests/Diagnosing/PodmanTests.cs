using Validation.Harness.Doctor;
using Validation.Harness.Engines.Docker;

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

    /// <summary>It would answer "created" to a container that asks for gVisor, and start it with runc.</summary>
    [Test, CancelAfter(60_000)]
    public async Task An_engine_that_ignores_the_runtime_measures_nothing(CancellationToken cancellationToken)
    {
        var diagnosis = (await DiagnoseAsync("runsc", cancellationToken)).ShouldHaveSingleItem();
        diagnosis.Wrong.ShouldBe($"{podman} is Podman: it starts no container with 'runsc', whatever is asked for");
        diagnosis.Seen.ShouldEndWith("whose own runtime is runc; its Docker-compatible API ignores HostConfig.Runtime");
        diagnosis.Weight.ShouldBe(Weight.Fatal);
    }

    [Test, CancelAfter(60_000)]
    public async Task Its_own_runtime_can_be_measured(CancellationToken cancellationToken) =>
        (await DiagnoseAsync("runc", cancellationToken)).ShouldBeEmpty();

    private async Task<IReadOnlyList<Diagnosis>> DiagnoseAsync(string runtime, CancellationToken cancellationToken)
    {
        using var client = new EngineClient(podman);
        return RuntimeDiagnosis.Of(Launched.Settings(runtime), await DockerSession.OpenAsync(client, cancellationToken));
    }
}
