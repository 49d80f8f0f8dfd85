using System.Buffers.Binary;
using System.Text;

namespace Validation.Controls.Readings;

/// <summary>
/// Reads what getdents64(2) wrote: struct linux_dirent64 { u64 ino; s64 off; u16 reclen; u8 type; char name[]; }.
/// </summary>
internal static class Directories
{
    private const int NameOffset = 19;

    /// <exception cref="CannotTellException">The bytes are no directory entries.</exception>
    public static IReadOnlyList<string> Names(ReadOnlySpan<byte> entries)
    {
        var names = new List<string>();
        while (!entries.IsEmpty)
        {
            var length = entries.Length > NameOffset ? BinaryPrimitives.ReadUInt16LittleEndian(entries[16..]) : 0;
            if (length <= NameOffset || length > entries.Length)
                throw new CannotTellException($"directory entry {names.Count} has an impossible length of {length} bytes");
            var name = entries[NameOffset..length];
            var end = name.IndexOf((byte)0);
            var text = Encoding.UTF8.GetString(end < 0 ? name : name[..end]);
            if (text is not ("." or ".."))
                names.Add(text);
            entries = entries[length..];
        }
        return names;
    }
}
