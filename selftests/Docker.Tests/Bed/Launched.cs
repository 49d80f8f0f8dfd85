using Validation.Harness.Building;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Docker.Launching;
using Validation.Harness.Engines.Docker.Sessions;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Waiting;

namespace Docker.Tests;

/// <summary>An engine for one test, with a run's state directory and stage of its own.</summary>
internal sealed class Launched : IAsyncDisposable
{
    private readonly StateDirectory state;
    private readonly HostStage stage;
    private readonly string probe;

    private Launched(StateDirectory state, HostStage stage, string probe, DockerEngine engine) =>
        (this.state, this.stage, this.probe, Engine) = (state, stage, probe, engine);

    internal DockerEngine Engine { get; }

    internal string Run => Path.GetFileName(state.Path);

    internal static async Task<Launched> With(string runtime, CancellationToken cancellationToken, string? template = null)
    {
        var probe = await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken);
        var state = StateDirectory.Make(Clock.RunId(Clock.Now));
        var stage = await HostStage.SetAsync(state.Path, Path.GetFileName(state.Path), probe, cancellationToken);
        return new Launched(state, stage, probe, new DockerEngine(Settings(runtime, template), state.Path, probe));
    }

    internal static RunSettings Settings(string runtime, string? template = null) => TestSettings.Of(
        (Setting.Engine, "docker"), (Setting.Runtime, runtime), (Setting.Template, template ?? ""));

    /// <summary>What launches by the engine at the other end of a connection, with this run's labels.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="template">null for the engine's own.</param>
    internal ContainerLauncher By(DockerSession session, WorkloadTemplate? template = null) =>
        new(session, template ?? Engine.Template, probe, RunLabels.Of(Run));

    internal LaunchOrder Order(Role role, string runtime, string? group = null) => new()
    {
        Arm = role.ToString().ToLowerInvariant(),
        Role = role,
        Runtime = runtime,
        Mounts = [stage.Mount],
        ControlGroup = group,
        Stage = stage.For(Engine.Template, ProbeRoot.ProbePath),
    };

    /// <summary>How many containers and images carry this run's label.</summary>
    internal async Task<int> LeftAsync(CancellationToken cancellationToken)
    {
        using var client = Client();
        var label = $"{RunLabels.RunLabel}={Run}";
        return (await client.ContainersAsync(label, cancellationToken)).Count
            + (await client.ImagesAsync(label, cancellationToken)).Count;
    }

    internal static EngineClient Client() => new(new DockerHost { Address = Bed.Address, Source = "the test" });

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await stage.DisposeAsync();
        state.Dispose();
    }
}
