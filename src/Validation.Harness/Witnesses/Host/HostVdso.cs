using System.Globalization;
using System.Runtime.InteropServices;
using Validation.Controls.Readings;

namespace Validation.Harness.Witnesses.Host;

/// <summary>The harness's own vDSO (vdso(7)), which is the kernel's and the same in every process of the host.</summary>
internal static class HostVdso
{
    public static Reading<byte[]> Read()
    {
        var maps = HostFile.Text("/proc/self/maps");
        if (!maps.IsPresent)
            return Reading.Absent<byte[]>(maps.Absence!);
        if (Find(maps.Value) is not { } range)
            return Reading.Absent<byte[]>("read /proc/self/maps: no [vdso]");
        var bytes = new byte[range.End - range.Start];
        Marshal.Copy((nint)range.Start, bytes, 0, bytes.Length);
        return Reading.Of(bytes);
    }

    internal static (long Start, long End)? Find(string maps)
    {
        var line = maps.Split('\n').FirstOrDefault(line => line.EndsWith("[vdso]", StringComparison.Ordinal));
        if (line is null)
            return null;
        var bounds = line[..line.IndexOf(' ', StringComparison.Ordinal)].Split('-')
            .Select(bound => long.Parse(bound, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        return (bounds[0], bounds[1]);
    }
}
