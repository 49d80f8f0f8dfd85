using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker;
using Validation.Harness.Engines.Kubernetes;
using Validation.Harness.Engines.Oci;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines;

/// <summary>The engines by name. The only place that knows them all.</summary>
public static class EngineFactory
{
    /// <summary>Reads the template as the engine would.</summary>
    /// <exception cref="ConfigurationException">The template cannot be used.</exception>
    public static async Task CheckTemplateAsync(RunSettings settings)
    {
        await using var engine = Make(settings, "", "");
    }

    /// <summary>A new engine is one line here, its folder, its templates and what it lacks.</summary>
    private static readonly Registration[] Registered =
    [
        new("oci", "runc and runsc from a bundle, no daemon", OneHostLacks.Always,
            (settings, directory, probe) => new OciEngine(settings, directory, probe), OciSweep.RunAsync),
        new("docker", "the Engine's API", OneHostLacks.Always,
            (settings, directory, probe) => new DockerEngine(settings, directory, probe)),
        new("kubernetes", "the API server", KubernetesLacks.Always,
            (settings, directory, _) => new KubernetesEngine(settings, directory)),
    ];

    private static readonly Dictionary<string, Registration> ByName = Registered.ToDictionary(engine => engine.Name);

    public static IReadOnlyList<string> Names { get; } = [.. Registered.Select(engine => engine.Name)];

    /// <summary>
    /// All of them, for people: <c>oci (runc and runsc from a bundle, no daemon), docker (…), kubernetes (…)</c>.
    /// </summary>
    public static string Described { get; } = string.Join(", ", Registered.Select(engine => $"{engine.Name} ({engine.Speaks})"));

    /// <summary>
    /// How the engines end what a dead run's state directory tells of: whichever engine runs now, another may have made it.
    /// </summary>
    public static IReadOnlyList<DirectorySweep> Sweeps { get; } =
    [
        .. Registered.Select(engine => engine.Sweep).OfType<DirectorySweep>(),
    ];

    /// <summary>What an engine lacks whatever the settings, known before anything is launched.</summary>
    public static IReadOnlyList<Lack> Lacks(string engine) => ByName[engine].Lacks;

    /// <param name="settings">The run's settings.</param>
    /// <param name="directory">The run's state directory.</param>
    /// <param name="probe">The probe's binary.</param>
    /// <exception cref="ConfigurationException">The template cannot be used.</exception>
    public static IEngine Make(RunSettings settings, string directory, string probe) =>
        ByName[settings.Engine].Make(settings, directory, probe);

    /// <param name="Name">As <c>--engine</c> has it.</param>
    /// <param name="Speaks">What it speaks to, for people.</param>
    /// <param name="Lacks">What it lacks for good.</param>
    /// <param name="Make">From the run's settings, its state directory and the probe's binary.</param>
    /// <param name="Sweep">null where nothing of the engine's containers lies in a run's state directory.</param>
    private sealed record Registration(
        string Name, string Speaks, IReadOnlyList<Lack> Lacks, Func<RunSettings, string, string, IEngine> Make,
        DirectorySweep? Sweep = null);
}
