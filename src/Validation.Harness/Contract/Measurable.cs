using Validation.Controls;

namespace Validation.Harness.Contract;

/// <summary>Whether a control can be measured: what it needs against what is lacking. Asked here and nowhere else.</summary>
internal static class Measurable
{
    /// <returns>null where it can be; else why it cannot, and what would change that.</returns>
    public static string? WhyNot(Control control, IEnumerable<Lack> lacks)
    {
        var needs = control.Needs;
        foreach (var lack in lacks)
        {
            if (needs.FirstOrDefault(lack.Needs.Contains) is { } need)
                return string.Join("; ", new[] { lack.Because, need.Note ?? lack.Instead }.OfType<string>());
        }
        return null;
    }
}
