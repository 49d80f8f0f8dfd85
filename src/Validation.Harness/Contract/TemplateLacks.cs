using Validation.Controls;

namespace Validation.Harness.Contract;

/// <summary>What a template does not have for controls to judge, whichever engine launches it.</summary>
internal static class TemplateLacks
{
    public static IReadOnlyList<Lack> Of(WorkloadTemplate template) => template.MountsHostDirectories ? [] :
    [
        new([Need.TemplateMount], "the template mounts no directory of the host",
            "give the template that your workloads are launched with (template)"),
    ];
}
