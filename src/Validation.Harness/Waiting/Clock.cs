using System.Globalization;
using System.Security.Cryptography;

namespace Validation.Harness.Waiting;

/// <summary>The only place that asks what time it is.</summary>
public static class Clock
{
    public static DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>The day, UTC.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>
    /// Sortable and unique enough for one machine: <c>20261121t223301-4f2a</c>. Fits in names of interfaces and cgroups.
    /// </summary>
    public static string RunId(DateTimeOffset now) =>
        $"{now.UtcDateTime.ToString("yyyyMMdd't'HHmmss", CultureInfo.InvariantCulture)}-"
        + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2));
}
