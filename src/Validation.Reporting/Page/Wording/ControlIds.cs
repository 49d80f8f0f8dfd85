using System.Globalization;

namespace Validation.Reporting.Page.Wording;

/// <summary>Many control ids in few words: neighbours of one group become a range.</summary>
internal static class ControlIds
{
    /// <summary><c>ISO-CALL-001 to 009, ISO-CAP-002</c>.</summary>
    public static string Of(IEnumerable<string> ids)
    {
        var ranges = new List<(string Group, string First, string Last, int Number)>();
        foreach (var id in ids.Distinct().Order(StringComparer.Ordinal))
        {
            var dash = id.LastIndexOf('-');
            var (group, number) = (id[..(dash + 1)], id[(dash + 1)..]);
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                value = int.MinValue;
            if (ranges is [.., var last] && last.Group == group && last.Number == value - 1)
                ranges[^1] = last with { Last = number, Number = value };
            else
                ranges.Add((group, number, number, value));
        }
        return string.Join(", ", ranges.Select(range =>
            range.Group + range.First + (range.First == range.Last ? "" : $" to {range.Last}")));
    }
}
