using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>The platform's launch configuration as a pod manifest.</summary>
internal static class PodTemplate
{
    public static WorkloadTemplate Of(RunSettings settings) => settings.Template is { } path
        ? Read(path, TemplateFile.Text(path))
        : Read(Templates.Hardened, Templates.Text("kubernetes/hardened.yaml"));

    /// <exception cref="ConfigurationException">The text is no manifest of a pod.</exception>
    public static WorkloadTemplate Read(string name, string text)
    {
        var spec = Manifest.Pod(name, text)["spec"]!.AsObject();
        var limits = spec["containers"]![0]!["resources"]?["limits"];
        return new WorkloadTemplate
        {
            Name = name,
            Text = text,
            MemoryLimitBytes = (long?)Quantity.Read(Manifest.Text(limits?["memory"])),
            // A pod cannot ask for it; the kubelet's podPidsLimit is the node's.
            ProcessesLimit = null,
            ProcessorLimit = Quantity.Read(Manifest.Text(limits?["cpu"])),
            MountsHostDirectories = spec["volumes"] is JsonArray volumes && volumes.Any(volume => volume?["hostPath"] is not null),
        };
    }
}
