using System.Text;
using Validation.Controls.Readings;
using Validation.Protocol;

namespace Validation.Harness.Witnesses.Host;

/// <summary>
/// Reads small files and links of /proc, /sys and cgroup file systems, keeping the errno of what cannot be read.
/// </summary>
internal static class HostFile
{
    public static Reading<byte[]> Bytes(string path)
    {
        try
        {
            return Reading.Of(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Reading.Absent<byte[]>($"read {path}: {Errno.Name(LastError.Of(exception))}");
        }
    }

    public static Reading<string> Text(string path) => Bytes(path).Select(Encoding.UTF8.GetString);

    public static unsafe Reading<string> Link(string path)
    {
        Span<byte> target = stackalloc byte[4096];
        fixed (byte* buffer = target)
        {
            var length = Libc.ReadLink(path, buffer, target.Length);
            return length < 0
                ? Reading.Absent<string>($"readlink {path}: {Errno.Name(LastError.Number)}")
                : Reading.Of(Encoding.UTF8.GetString(target[..(int)length]));
        }
    }

    /// <summary>Which file this is, without reading it: device, inode and modification time (statx(2)).</summary>
    public static unsafe Reading<FileIdentity> Identity(string path)
    {
        StatX found;
        return Libc.StatX(Libc.CurrentDirectory, path, 0, Libc.StatXBasic, &found) != 0
            ? Reading.Absent<FileIdentity>($"statx {path}: {Errno.Name(LastError.Number)}")
            : Reading.Of(new FileIdentity
            {
                Device = ((ulong)found.DeviceMajor << 32) | found.DeviceMinor,
                Inode = found.Inode,
                ModifiedSeconds = found.ModifiedSeconds,
                ModifiedNanoseconds = found.ModifiedNanoseconds,
            });
    }
}

/// <summary>What tells one file's contents from another's.</summary>
internal sealed record FileIdentity
{
    public required ulong Device { get; init; }

    public required ulong Inode { get; init; }

    public required long ModifiedSeconds { get; init; }

    public required uint ModifiedNanoseconds { get; init; }
}
