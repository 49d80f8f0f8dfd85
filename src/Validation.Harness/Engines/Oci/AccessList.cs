using System.Buffers.Binary;
using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.Engines.Oci;

/// <summary>POSIX access lists (acl(5)), as the kernel takes them: include/uapi/linux/posix_acl_xattr.h.</summary>
internal static class AccessList
{
    private const string Attribute = "system.posix_acl_access";
    private const int Version = 2, EntryBytes = 8, All = 7, Search = 1, None = 0;
    private const uint Nobody = uint.MaxValue;

    private enum Tag : ushort
    {
        Owner = 0x01,
        User = 0x02,
        Group = 0x04,
        Mask = 0x10,
        Other = 0x20,
    }

    /// <summary>
    /// Leaves a directory to its owner, but lets one more user search it: get through to what it knows the name of, and no more.
    /// </summary>
    /// <returns>0, or the errno.</returns>
    public static unsafe int LetPass(string directory, uint uid)
    {
        (Tag Tag, ushort Rights, uint Id)[] entries =
        [
            (Tag.Owner, All, Nobody), (Tag.User, Search, uid), (Tag.Group, None, Nobody), (Tag.Mask, Search, Nobody),
            (Tag.Other, None, Nobody),
        ];
        var list = new byte[sizeof(uint) + (entries.Length * EntryBytes)];
        BinaryPrimitives.WriteUInt32LittleEndian(list, Version);
        for (var index = 0; index < entries.Length; index++)
        {
            var entry = list.AsSpan(sizeof(uint) + (index * EntryBytes));
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)entries[index].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], entries[index].Rights);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], entries[index].Id);
        }
        fixed (byte* value = list)
            return Libc.SetAttribute(directory, Attribute, value, list.Length, 0) == 0 ? 0 : LastError.Number;
    }
}
