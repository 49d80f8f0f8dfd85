using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Docker.Diagnosing;
using Validation.Harness.Engines.Docker.Launching;
using Validation.Harness.Engines.Docker.Sessions;
using Validation.Harness.Engines.Docker.Workloads;
using Validation.Harness.Engines.Oci;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Processes;

namespace Validation.Harness.Engines.Docker;

/// <summary>Containers of a Docker engine, by its HTTP API: on this machine, in a virtual one, or behind ssh.</summary>
internal sealed class DockerEngine : IEngine
{
    private static readonly TimeSpan VersionLimit = TimeSpan.FromSeconds(10);

    private readonly RunSettings settings;
    private readonly string directory;
    private readonly string probe;
    private readonly RunLabels labels;
    private readonly EngineClient client;
    private DockerSession? session;

    /// <param name="settings">The run's settings.</param>
    /// <param name="directory">The run's state directory.</param>
    /// <param name="probe">The probe's binary.</param>
    /// <exception cref="ConfigurationException">The template cannot be used, or no engine's address can be told.</exception>
    public DockerEngine(RunSettings settings, string directory, string probe)
    {
        (this.settings, this.directory, this.probe) = (settings, directory, probe);
        labels = RunLabels.Of(Path.GetFileName(directory));
        Template = settings.Template is { } path
            ? DockerTemplate.Read(path, TemplateFile.Text(path))
            : DockerTemplate.Read(Templates.Hardened, Templates.Text("docker/hardened.json"));
        if (!settings.DisableGVisor && DockerTemplate.Runtime(Template) is { } named && named != settings.Runtime)
            throw new ConfigurationException(
                $"the template '{Template.Name}' launches with the runtime '{named}', but the runtime under test "
                    + $"is '{settings.Runtime}'; give --runtime {named} or take HostConfig.Runtime out");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        client = new EngineClient(DockerHost.Resolve(Environment.GetEnvironmentVariable, home));
    }

    public string Name => "docker";

    public WorkloadTemplate Template { get; }

    public async Task<IReadOnlyList<Diagnosis>> DiagnoseAsync(CancellationToken cancellationToken)
    {
        try
        {
            return RuntimeDiagnosis.Of(settings, await SessionAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (DockerException error)
        {
            return [ConnectionDiagnosis.Of(client, error)];
        }
    }

    public async Task<IReadOnlyDictionary<string, string>> VersionsAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>();
        try
        {
            var open = await SessionAsync(cancellationToken).ConfigureAwait(false);
            found["docker"] = $"{open.Version.Version}, API {open.Version.APIVersion}";
            foreach (var component in open.Version.Components ?? [])
                found.TryAdd(component.Name, component.Version.Split('\n')[0]);
            foreach (var runtime in (string[])[settings.Runtime, settings.Baseline])
            {
                // A program of another root may need that root's libraries; the engine itself says which runc it has.
                if (open.Registered(runtime) is { } name && open.Executable(name) is { } path
                    && !path.StartsWith("/proc/", StringComparison.Ordinal))
                    found[runtime] = (await Execution.RunAsync(path, ["--version"], VersionLimit,
                        cancellationToken).ConfigureAwait(false)).Output.Split('\n')[0].Trim();
            }
        }
        catch (Exception error) when (error is DockerException or ExecutionException)
        {
            found["docker"] = $"unknown: {error.Message}";
        }
        return found;
    }

    public async Task<ILaunch> LaunchAsync(LaunchOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var open = await SessionAsync(cancellationToken).ConfigureAwait(false);
            if (order.Role != Role.Weakened)
                return await Launcher(open).StartAsync(order, open.Registered(order.Runtime) ?? order.Runtime,
                    cancellationToken).ConfigureAwait(false);
            if (open.Weakened() is { } weakened)
                return await Launcher(open).StartAsync(order, weakened, cancellationToken).ConfigureAwait(false);
            return await StraightAsync(open, order, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerException error)
        {
            throw new LaunchException(error.Message, error);
        }
    }

    public async Task<Leftovers> SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await DockerSweep.LeftOversAsync(client, labels, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerException)
        {
            // An engine that does not answer is for the diagnosis to tell.
            return Leftovers.None;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (session is not null)
                await DockerSweep.OwnAsync(client, labels, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DockerException)
        {
            // What could not be removed carries the run's label: the next run sweeps it.
        }
        client.Dispose();
        if (session is { IsLocal: true, Info.CgroupDriver: "systemd" } && CurrentUser.IsRoot)
            await SystemdSlice.LeaveAsync(labels.Run).ConfigureAwait(false);
    }

    private ContainerLauncher Launcher(DockerSession open) => new(open, Template, probe, labels);

    /// <summary>The API has no way to give a runtime a flag, so the same binary is launched without the engine.</summary>
    private async Task<ILaunch> StraightAsync(DockerSession open, LaunchOrder order, CancellationToken cancellationToken)
    {
        var path = open.Registered(order.Runtime) is { } name ? open.Executable(name) : null;
        if (path is null)
            throw new LaunchException(
                $"no weakened gVisor can be launched on {client.Host}: a flag cannot be given by the Engine's API, no registered "
                + $"runtime has {string.Join(' ', OciEngine.Weakening)} in its runtimeArgs, "
                + "and the runtime's binary is not on this machine; register one as 'runsc-open' with these");
        await using var straight = new OciEngine(settings with { Engine = "oci", Template = null }, directory, probe);
        return await straight.LaunchAsync(order with { Runtime = path }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DockerSession> SessionAsync(CancellationToken cancellationToken) =>
        session ??= await DockerSession.OpenAsync(client, cancellationToken).ConfigureAwait(false);
}
