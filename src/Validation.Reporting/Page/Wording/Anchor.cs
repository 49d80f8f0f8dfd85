using System.Globalization;

namespace Validation.Reporting.Page.Wording;

/// <summary>
/// The places in the page that others point at. They go by the place of a row in the results: a control may have several rows.
/// </summary>
internal static class Anchor
{
    public static string Finding(int row) => string.Create(CultureInfo.InvariantCulture, $"finding-{row}");

    public static string Control(int row) => string.Create(CultureInfo.InvariantCulture, $"control-{row}");
}
