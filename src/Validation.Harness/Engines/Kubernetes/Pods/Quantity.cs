using System.Globalization;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>
/// A quantity as Kubernetes writes it: <c>100Mi</c>, <c>500m</c>, <c>0.5</c>, <c>1e3</c> (apimachinery, pkg/api/resource).
/// </summary>
internal static class Quantity
{
    private static readonly (string Suffix, double Factor)[] Suffixes =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40), ("Pi", 1L << 50), ("Ei", 1L << 60),
        ("n", 1e-9), ("u", 1e-6), ("m", 1e-3), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("E", 1e18),
    ];

    /// <returns>null where the text is no quantity.</returns>
    public static double? Read(string? text)
    {
        if (text is null)
            return null;
        var (suffix, factor) = Suffixes.FirstOrDefault(one => text.EndsWith(one.Suffix, StringComparison.Ordinal));
        var number = suffix is null ? text : text[..^suffix.Length];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value * (suffix is null ? 1 : factor)
            : null;
    }
}
