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

    private static readonly Dictionary<string, Func<RunSettings, string, string, IEngine>> Makers = new()
    {
        ["oci"] = (settings, directory, probe) => new OciEngine(settings, directory, probe),
        ["docker"] = (settings, directory, probe) => new DockerEngine(settings, directory, probe),
        ["kubernetes"] = (settings, directory, _) => new KubernetesEngine(settings, directory),
    };

    /// <param name="settings">The run's settings.</param>
    /// <param name="directory">The run's state directory.</param>
    /// <param name="probe">The probe's binary.</param>
    /// <exception cref="ConfigurationException">The template cannot be used.</exception>
    public static IEngine Make(RunSettings settings, string directory, string probe) => Makers[settings.Engine](settings, directory, probe);
}
