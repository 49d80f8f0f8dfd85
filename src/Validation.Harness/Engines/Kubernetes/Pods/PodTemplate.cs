using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Parsing;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>The platform's launch configuration as a pod manifest.</summary>
internal static class PodTemplate
{
    /// <exception cref="ConfigurationException">It cannot be used, or asks for another RuntimeClass than the one under
    /// test.</exception>
    public static WorkloadTemplate Of(RunSettings settings)
    {
        if (settings.Template is not { } path)
            return Read(Templates.Hardened, Templates.Text("kubernetes/hardened.yaml"));
        var template = Read(path, TemplateFile.Text(path));
        var underTest = settings.Cluster.RuntimeClass;
        return Manifest.Text(Manifest.Pod(template.Name, template.Text)["spec"]!["runtimeClassName"]) switch
        {
            null or "" => template with
            {
                Notes =
                [
                    $"the template '{path}' names no runtimeClassName: it was launched with '{underTest}' (runtimeClass), which "
                        + "pods of the "
                        + "platform get only where they name it or admission gives it to them",
                ],
            },
            var named when named != underTest && !settings.DisableGVisor => throw new ConfigurationException(
                $"the template '{path}' launches with the RuntimeClass '{named}', but the one under test is '{underTest}'; give "
                    + $"--runtime-class {named} or take spec.runtimeClassName out"),
            _ => template,
        };
    }

    /// <exception cref="ConfigurationException">The text is no manifest of a pod.</exception>
    public static WorkloadTemplate Read(string name, string text)
    {
        var spec = Manifest.Pod(name, text)["spec"]!.AsObject();
        Siblings.Check(name, spec);
        var limits = spec["containers"]![0]!["resources"]?["limits"];
        return new WorkloadTemplate
        {
            Name = name,
            Text = text,
            MemoryLimitBytes = (long?)Quantity.Read(Manifest.Text(limits?["memory"])),
            // A pod cannot ask for it; the kubelet's podPidsLimit is the node's.
            ProcessesLimit = null,
            ProcessorLimit = Quantity.Read(Manifest.Text(limits?["cpu"])),
            MountsHostDirectories = spec["volumes"] is JsonArray volumes
                && volumes.Any(volume => volume?["hostPath"] is not null),
        };
    }
}
