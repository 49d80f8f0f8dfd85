using Validation.Controls;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker;
using Validation.Harness.Engines.Kubernetes;
using Validation.Harness.Engines.Oci;
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
        new("oci", (settings, directory, probe) => new OciEngine(settings, directory, probe), OciSweep.RunAsync),
        new("docker", (settings, directory, probe) => new DockerEngine(settings, directory, probe)),
        new("kubernetes", (settings, directory, _) => new KubernetesEngine(settings, directory)),
    ];

    private static readonly Dictionary<string, Registration> ByName = Registered.ToDictionary(engine => engine.Name);

    /// <summary>How the engines end what a dead run's state directory tells of: whichever engine runs now, another may have made it.</summary>
    public static IReadOnlyList<DirectorySweep> Sweeps { get; } = [.. Registered.Select(engine => engine.Sweep).OfType<DirectorySweep>()];

    private static readonly Dictionary<Surroundings, string> Elsewhere = new()
    {
        [Surroundings.OwnRoot] = "it needs a root file system of the harness's own, which a pod of the platform's image has not; the engines oci and docker measure it",
        [Surroundings.OwnLaunch] = "it needs a twin with nothing masked, or the runtime's own binary to ask, and the API server gives neither; the engines oci and docker measure it",
        [Surroundings.NoNetwork] = "it is about a launch without a network, and a pod always has one; the controls NET-POL judge what policies leave of it",
        [Surroundings.Pod] = "it is about pods; the engine kubernetes measures it",
        [Surroundings.Cluster] = "it is about a cluster; the engine kubernetes measures it",
        [Surroundings.Nodes] = "it compares the nodes of a cluster; validation audit measures it",
    };

    /// <summary>Why an engine cannot measure a control whatever the settings, known before anything is launched; null where it can.</summary>
    public static string? WhyNot(string engine, Control control)
    {
        var isCluster = engine == "kubernetes";
        return control.Surroundings switch
        {
            Surroundings.Anywhere => null,
            Surroundings.OwnRoot or Surroundings.OwnLaunch or Surroundings.NoNetwork when !isCluster => null,
            Surroundings.Pod or Surroundings.Cluster when isCluster => null,
            var other => Elsewhere[other],
        };
    }

    /// <param name="settings">The run's settings.</param>
    /// <param name="directory">The run's state directory.</param>
    /// <param name="probe">The probe's binary.</param>
    /// <exception cref="ConfigurationException">The template cannot be used.</exception>
    public static IEngine Make(RunSettings settings, string directory, string probe) =>
        ByName[settings.Engine].Make(settings, directory, probe);

    /// <param name="Name">As <c>--engine</c> has it.</param>
    /// <param name="Make">From the run's settings, its state directory and the probe's binary.</param>
    /// <param name="Sweep">null where nothing of the engine's containers lies in a run's state directory.</param>
    private sealed record Registration(
        string Name, Func<RunSettings, string, string, IEngine> Make, DirectorySweep? Sweep = null);
}
