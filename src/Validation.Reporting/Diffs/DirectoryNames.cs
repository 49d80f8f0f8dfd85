using System.Buffers.Binary;
using System.Text;

namespace Validation.Reporting.Diffs;

/// <summary>
/// The names in what getdents64(2) brought back: sorted, as a directory has no order; those of processes as one <c>#</c>.
/// </summary>
internal static class DirectoryNames
{
    /// <summary>d_ino, d_off (8 bytes each), d_reclen (2), d_type (1), then the name up to a NUL.</summary>
    private const int NameOffset = 19;

    private const int LengthOffset = 16;

    /// <returns>null where the listing was cut, or is none.</returns>
    public static IReadOnlyList<string>? Of(string? hex)
    {
        if (hex is null || hex.Contains('…', StringComparison.Ordinal))
            return null;
        byte[] entries;
        try
        {
            entries = Convert.FromHexString(hex);
        }
        catch (FormatException)
        {
            return null;
        }
        var names = new SortedSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < entries.Length;)
        {
            if (entries.Length - at < NameOffset)
                return null;
            var length = BinaryPrimitives.ReadUInt16LittleEndian(entries.AsSpan(at + LengthOffset));
            if (length < NameOffset || length > entries.Length - at)
                return null;
            var name = Encoding.Latin1.GetString(entries.AsSpan(at + NameOffset, length - NameOffset)).Split('\0')[0];
            names.Add(name.All(char.IsAsciiDigit) ? "#" : name);
            at += length;
        }
        return [.. names];
    }
}
