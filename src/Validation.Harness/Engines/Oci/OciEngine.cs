using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;
using Validation.Harness.State;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Processes;

namespace Validation.Harness.Engines.Oci;

/// <summary>runc and runsc straight from a bundle; no daemon.</summary>
internal sealed class OciEngine : IEngine
{
    private static readonly TimeSpan VersionLimit = TimeSpan.FromSeconds(10);

    private readonly RunSettings settings;
    private readonly string directory;
    private readonly string probe;

    /// <param name="settings">The run's settings.</param>
    /// <param name="directory">The run's state directory, where bundles are made.</param>
    /// <param name="probe">The probe's binary.</param>
    /// <exception cref="ConfigurationException">The template cannot be used.</exception>
    public OciEngine(RunSettings settings, string directory, string probe)
    {
        (this.settings, this.directory, this.probe) = (settings, directory, probe);
        Template = settings.Template is { } path
            ? OciTemplate.Read(path, TemplateFile.Text(path))
            : OciTemplate.Read(Templates.Hardened, Templates.Text("oci/hardened.json"));
    }

    /// <summary>The id of an arm's container.</summary>
    public static string ContainerId(string run, string arm) => $"validation-{run}-{arm}";

    /// <summary>
    /// What the weakened twin's runsc is given: sockets of the host within reach, and a log of what the workload does.
    /// </summary>
    public static IReadOnlyList<string> Weakening { get; } = ["--host-uds=open", "--strace"];

    public string Name => "oci";

    public WorkloadTemplate Template { get; }

    public Task<IReadOnlyList<Diagnosis>> DiagnoseAsync(CancellationToken cancellationToken) =>
        OciDiagnosis.RunAsync(settings, cancellationToken);

    public async Task<IReadOnlyDictionary<string, string>> VersionsAsync(CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, string>();
        foreach (var runtime in (string[])[settings.Runtime, settings.Baseline])
        {
            if (Programs.Find(runtime) is { } path)
            {
                var said = await Execution.RunAsync(path, ["--version"], VersionLimit, cancellationToken).ConfigureAwait(false);
                versions[runtime] = said.Output.Split('\n')[0].Trim();
            }
        }
        return versions;
    }

    public Task<ILaunch> LaunchAsync(LaunchOrder order, CancellationToken cancellationToken)
    {
        var runtime = Programs.Find(order.Runtime)
            ?? throw new LaunchException(
                $"the runtime '{order.Runtime}' is neither on PATH nor a file; install it with ./run-suite.sh --install");
        var bundle = Bundle(directory, order.Arm, probe);
        bundle.Write(order, Template, settings.CgroupDriver);
        var container = new OciContainer
        {
            Runtime = runtime,
            GlobalFlags = Flags(order),
            Directory = Path.GetDirectoryName(bundle.Directory)!,
            Id = ContainerId(Path.GetFileName(directory), order.Arm),
            ControlGroup = OciGroup.Of(order, settings.CgroupDriver)?.Path,
        };
        try
        {
            return Task.FromResult<ILaunch>(new OciLaunch(container));
        }
        catch (ExecutionException error)
        {
            throw new LaunchException(error.Message, error);
        }
    }

    /// <summary>
    /// Each arm's directory is closed for itself: where a user that a container's root is mapped to may pass, it passes to its
    /// own arm alone.
    /// </summary>
    internal static OciBundle Bundle(string directory, string arm, string probe)
    {
        var place = Path.Combine(directory, StateDirectory.Bundles, arm);
        Directory.CreateDirectory(place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new OciBundle(Path.Combine(place, "bundle"), probe, !CurrentUser.IsRoot);
    }

    /// <summary>The run's state directory holds everything of this engine, and the sweep of run directories removes it.</summary>
    public Task<Leftovers> SweepAsync(CancellationToken cancellationToken) => Task.FromResult(Leftovers.None);

    public async ValueTask DisposeAsync()
    {
        if (directory.Length > 0 && CurrentUser.IsRoot && settings.CgroupDriver == CgroupDriver.Systemd)
            await SystemdSlice.LeaveAsync(Path.GetFileName(directory)).ConfigureAwait(false);
    }

    /// <summary>
    /// gVisor is told by a flag, not by the bundle, that there is no network: with its own network stack it would look for
    /// interfaces in the empty namespace. This is how the platforms' guides launch it.
    /// </summary>
    private IReadOnlyList<string> Flags(LaunchOrder order)
    {
        var flags = new List<string>();
        if (CurrentUser.IsRoot && settings.CgroupDriver == CgroupDriver.Systemd)
            flags.Add("--systemd-cgroup");
        if (RuntimeKinds.Claimed(order.Runtime) != RuntimeKind.GVisor)
            return flags;
        if (order.Role == Role.Weakened || HasPrivateNetwork())
            flags.Add("--network=none");
        if (!CurrentUser.IsRoot)
            flags.AddRange(["--rootless", "--ignore-cgroups"]);
        if (order.Role == Role.Weakened)
            flags.AddRange(Weakening);
        return flags;
    }

    private bool HasPrivateNetwork() =>
        OciTemplate.Fragment(Template.Name, Template.Text) is var fragment
        && (fragment["linux"]?["namespaces"] is null || OciTemplate.MakesNamespace(fragment, "network"));
}
