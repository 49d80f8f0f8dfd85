using Validation.Controls;

namespace Validation.Harness.Settings;

/// <summary>Selects controls by id, area or severity; several, separated by commas, add up.</summary>
public static class ControlFilter
{
    /// <exception cref="ConfigurationException">A part of the filter matches no control.</exception>
    public static IReadOnlyList<Control> Select(IReadOnlyList<Control> controls, string filter)
    {
        var parts = filter.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return controls;
        foreach (var part in parts)
        {
            if (!controls.Any(control => Matches(control, part)))
                throw new ConfigurationException(
                    $"the filter '{part}' matches no control: name control ids (ISO-KERN-001, or ISO-KERN for a group), areas (isolation, network, runtime) or severities (low, medium, high, critical)");
        }
        return [.. controls.Where(control => parts.Any(part => Matches(control, part)))];
    }

    private static bool Matches(Control control, string part) =>
        new[] { control.Id, control.Area.ToString(), control.Severity.ToString() }.Contains(part, StringComparer.OrdinalIgnoreCase)
        || control.Id.StartsWith(part + "-", StringComparison.OrdinalIgnoreCase);
}
