using System.Globalization;

namespace Validation.Harness.Staging;

/// <summary>The block device that a directory lies on (proc(5), mountinfo: major:minor).</summary>
internal static class BlockDevice
{
    /// <returns>Major and minor number; of any block device of the host where the directory lies on none; 0, 0 where there is
    /// none.</returns>
    public static (int Major, int Minor) Under(string directory)
    {
        var numbers = File.ReadLines("/proc/self/mountinfo").Select(line => line.Split(' '))
            .Where(fields => directory.StartsWith(fields[4], StringComparison.Ordinal))
            .OrderByDescending(fields => fields[4].Length).Select(fields => fields[2])
            .Concat(Directory.Exists("/sys/class/block") ? Directory.EnumerateDirectories("/sys/class/block").Select(Number) : [])
            .FirstOrDefault(number => number.Length > 0 && !number.StartsWith("0:", StringComparison.Ordinal));
        return numbers?.Split(':') is [var major, var minor]
            ? (int.Parse(major, CultureInfo.InvariantCulture), int.Parse(minor, CultureInfo.InvariantCulture))
            : (0, 0);
    }

    private static string Number(string device)
    {
        var file = Path.Combine(device, "dev");
        return File.Exists(file) ? File.ReadAllText(file).Trim() : "";
    }
}
