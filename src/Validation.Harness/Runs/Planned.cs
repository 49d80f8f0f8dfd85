using Validation.Controls;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Settings;
using Validation.Results;

namespace Validation.Harness.Runs;

/// <summary>
/// The controls that a gate plans, and those of the catalogue that it leaves out because its engine can never measure them.
/// </summary>
public static class Planned
{
    /// <summary>Pure: reads settings and the catalogue, touches no engine.</summary>
    /// <exception cref="ConfigurationException">The filter matches nothing that the engine measures.</exception>
    public static IReadOnlyList<Control> Controls(RunSettings settings)
    {
        var selected = ControlFilter.Select(AllControls.InOrder, settings.Filter);
        var lacks = EngineFactory.Lacks(settings.Engine);
        Control[] planned = [.. selected.Where(control => Measurable.WhyNot(control, lacks) is null)];
        return planned.Length > 0
            ? planned
            : throw new ConfigurationException(
                $"the engine {settings.Engine} measures none of the controls that '{settings.Filter}' selects: "
                + Measurable.WhyNot(selected[0], lacks));
    }

    public static IReadOnlyList<NotTested> LeftOut(RunSettings settings) =>
        LeftOut(ControlFilter.Select(AllControls.InOrder, settings.Filter), EngineFactory.Lacks(settings.Engine));

    /// <summary>Those of a selection that cannot be measured, each with the reason.</summary>
    internal static IReadOnlyList<NotTested> LeftOut(IReadOnlyList<Control> selected, IReadOnlyList<Lack> lacks) =>
    [
        .. selected.Select(control => (Control: control, Because: Measurable.WhyNot(control, lacks)))
            .Where(pair => pair.Because is not null)
            .Select(pair => new NotTested { Id = pair.Control.Id, Title = pair.Control.Title, Because = pair.Because! }),
    ];
}
