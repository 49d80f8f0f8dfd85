using System.Globalization;

namespace Validation.Reporting.Page.Html;

/// <summary>Figures as text, the same on every machine.</summary>
internal static class Number
{
    /// <summary>At most two decimals, no grouping: <c>0.97</c>.</summary>
    public static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Grouped for people: <c>1,000</c>.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
