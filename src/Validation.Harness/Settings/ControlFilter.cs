using Validation.Controls;

namespace Validation.Harness.Settings;

/// <summary>
/// Selects controls by id (also one that they had before), area or severity; several, separated by commas, add up.
/// </summary>
public static class ControlFilter
{
    /// <exception cref="ConfigurationException">A part of the filter matches no control.</exception>
    public static IReadOnlyList<Control> Select(IReadOnlyList<Control> controls, string filter)
    {
        var parts = Parts(filter);
        if (parts.Length == 0)
            return controls;
        foreach (var part in parts)
        {
            if (!controls.Any(control => Matches(control, part)))
                throw new ConfigurationException(
                    $"the filter '{part}' matches no control: name control ids (ISO-KERN-001, or ISO-KERN for a group), areas "
                        + "(isolation, network, runtime) or severities (low, medium, high, critical)");
        }
        return [.. controls.Where(control => parts.Any(part => Matches(control, part)))];
    }

    /// <summary>The former ids that a filter names, alone or as a group, each with its control.</summary>
    public static IReadOnlyList<(string Former, Control Control)> FormerlyNamed(IReadOnlyList<Control> controls, string filter) =>
    [
        .. from control in controls
           from former in control.FormerIds
           where Parts(filter).Any(part => Names(part, former))
           select (former, control),
    ];

    private static string[] Parts(string filter) =>
        filter.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Matches(Control control, string part) =>
        new[] { control.Area.ToString(), control.Severity.ToString() }.Contains(part, StringComparer.OrdinalIgnoreCase)
        || Names(part, control.Id) || control.FormerIds.Any(former => Names(part, former));

    /// <summary>The id itself, or the group that it is of.</summary>
    private static bool Names(string part, string id) =>
        id.Equals(part, StringComparison.OrdinalIgnoreCase) || id.StartsWith(part + "-", StringComparison.OrdinalIgnoreCase);
}
