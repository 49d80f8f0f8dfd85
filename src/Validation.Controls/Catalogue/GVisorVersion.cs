using System.Globalization;
using System.Text.RegularExpressions;

namespace Validation.Controls.Catalogue;

/// <summary>
/// gVisor's releases are named by their date: <c>release-20240729.0</c>, and <c>0.0~20240729.0</c> as Debian packages them.
/// </summary>
internal static partial class GVisorVersion
{
    /// <param name="text">What <c>runsc --version</c> prints: <c>runsc version release-20240729.0</c>.</param>
    /// <returns>The release's date; null where the text names no release of gVisor.</returns>
    public static DateOnly? Released(string text) =>
        Pattern().Match(text) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups[1].ValueSpan, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var date)
            ? date
            : null;

    [GeneratedRegex(@"\brunsc version (?:release-|[0-9.]+~)([0-9]{8})\b")]
    private static partial Regex Pattern();
}
