using Validation.Protocol;

namespace Validation.Harness.State;

/// <summary>Something below a run's directory that could not be removed.</summary>
internal sealed record Undeleted(string Path, string Attempted, int Number)
{
    public bool IsMount { get; init; }

    public override string ToString() => $"{Attempted}: {Errno.Name(Number)}";

    /// <summary>The line that removes a directory in which these resist.</summary>
    public static string Fix(string directory, IReadOnlyList<Undeleted> left)
    {
        string[] steps =
        [
            .. left.Where(one => one.IsMount).Select(one => $"umount --lazy '{one.Path}'"),
            .. left.Any(one => !one.IsMount && one.Number == Errno.EPERM) ? (string[])[$"chattr -R -i -a '{directory}'"] : [],
            $"rm -rf --one-file-system '{directory}'",
        ];
        return string.Join(" && ", steps);
    }

    /// <summary>The first few, and how many more there are.</summary>
    public static string Few(IReadOnlyList<Undeleted> left) =>
        string.Join("; ", left.Take(3)) + (left.Count > 3 ? $"; and {left.Count - 3} more" : "");
}
