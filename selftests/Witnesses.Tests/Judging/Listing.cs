using System.Buffers.Binary;
using System.Text;
using Validation.Protocol;

namespace Witnesses.Tests.Judging;

/// <summary>What getdents64 brings back of a directory: struct linux_dirent64 (getdents(2)).</summary>
internal static class Listing
{
    public static Answer Of(params IReadOnlyList<string> names)
    {
        var bytes = names.SelectMany(name =>
        {
            var entry = new byte[20 + name.Length];
            BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(16), (ushort)entry.Length);
            Encoding.ASCII.GetBytes(name).CopyTo(entry, 19);
            return entry;
        }).ToArray();
        return new Answer { Value = bytes.Length, Hex = Convert.ToHexString(bytes) };
    }
}
