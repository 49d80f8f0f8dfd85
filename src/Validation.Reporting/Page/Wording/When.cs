using System.Globalization;

namespace Validation.Reporting.Page.Wording;

/// <summary>Times and dates as people write them, in UTC.</summary>
internal static class When
{
    /// <summary><c>21 November 2026, 22:33 UTC</c>.</summary>
    public static string Minute(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-21 22:33</c>, for tables.</summary>
    public static string Short(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
