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

    private static readonly Dictionary<string, Registration> Registered = new()
    {
        ["oci"] = new(
            "runc and runsc from a bundle, no daemon", OneHostLacks.Always,
            (settings, directory, probe) => new OciEngine(settings, directory, probe)),
        ["docker"] = new(
            "the Engine's API", OneHostLacks.Always, (settings, directory, probe) => new DockerEngine(settings, directory, probe)),
        ["kubernetes"] = new(
            "the API server", KubernetesLacks.Always, (settings, directory, _) => new KubernetesEngine(settings, directory)),
    };

    public static IReadOnlyList<string> Names { get; } = [.. Registered.Keys];

    /// <summary>All of them, for people: <c>oci (runc and runsc from a bundle, no daemon), docker (…), kubernetes (…)</c>.</summary>
    public static string Described { get; } = string.Join(", ", Registered.Select(one => $"{one.Key} ({one.Value.Speaks})"));

    /// <summary>What an engine lacks whatever the settings, known before anything is launched.</summary>
    public static IReadOnlyList<Lack> Lacks(string engine) => Registered[engine].Lacks;

    /// <param name="settings">The run's settings.</param>
    /// <param name="directory">The run's state directory.</param>
    /// <param name="probe">The probe's binary.</param>
    /// <exception cref="ConfigurationException">The template cannot be used.</exception>
    public static IEngine Make(RunSettings settings, string directory, string probe) =>
        Registered[settings.Engine].Make(settings, directory, probe);

    /// <param name="Speaks">What it speaks to, for people.</param>
    /// <param name="Lacks">What it lacks for good.</param>
    /// <param name="Make">Makes it: of the settings, the run's state directory and the probe's binary.</param>
    private sealed record Registration(
        string Speaks, IReadOnlyList<Lack> Lacks, Func<RunSettings, string, string, IEngine> Make);
}
