using Microsoft.Win32.SafeHandles;
using Validation.Harness.Witnesses.Host;
using Validation.Protocol;

namespace Validation.Harness.State;

/// <summary>
/// Removes a directory of a run with all that is below it. A mount in the way is detached and never entered: what it shows is
/// somebody else's. runsc since release-20260810 bind-mounts a network namespace on <c>ROOT/null-netns</c> and leaves it, one
/// over the other. A mount in another mount namespace is no obstacle: the kernel takes it off with the file below it (Linux
/// 3.18).
/// </summary>
internal sealed class OwnTree
{
    /// <summary>Of mounts on one name, and of tries to empty a directory that somebody still fills.</summary>
    private const int MostTries = 256;

    private const int MostLevels = 128;
    private const int Done = 0;

    private readonly List<Undeleted> left = [];
    private readonly string mount;

    private OwnTree(SafeFileHandle top) => mount = FileCalls.MountOf(top);

    /// <returns>What could not be removed; empty where everything is gone, or never was.</returns>
    public static IReadOnlyList<Undeleted> Delete(string path) =>
        In(Path.GetDirectoryName(Path.GetFullPath(path))!,
            (tree, parent) => tree.Remove(parent, Path.GetFileName(path), path, 0));

    /// <summary>The same for everything in a directory but one file.</summary>
    public static IReadOnlyList<Undeleted> Empty(string path, string except) =>
        In(path, (tree, directory) => tree.Clear(directory, path, except, 0));

    private static IReadOnlyList<Undeleted> In(string path, Action<OwnTree, SafeFileHandle> remove)
    {
        using var directory = FileCalls.Open(path);
        if (directory.IsInvalid)
            return LastError.Number == Errno.ENOENT ? [] : [new Undeleted(path, $"open '{path}'", LastError.Number)];
        var tree = new OwnTree(directory);
        remove(tree, directory);
        return tree.left;
    }

    private void Remove(SafeFileHandle parent, string name, string path, int level)
    {
        var (before, errno) = (left.Count, Errno.EBUSY);
        for (var tries = 0; tries < MostTries && errno is Errno.EBUSY or Errno.ENOTEMPTY; tries++)
        {
            if (FileCalls.Unlink(parent, name))
                return;
            errno = LastError.Number;
            if (errno == Errno.EISDIR)
                errno = RemoveDirectory(parent, name, path, level);
            if (errno is Done or Errno.ENOENT || left.Count > before)
                return;
            // EINVAL: no mount is what keeps it.
            if (errno == Errno.EBUSY && !FileCalls.Detach(parent, name) && LastError.Number != Errno.EINVAL)
            {
                left.Add(new Undeleted(path, $"umount '{path}'", LastError.Number) { IsMount = true });
                return;
            }
        }
        left.Add(new Undeleted(path, $"remove '{path}'", errno));
    }

    /// <returns>0, or why it is still there; EBUSY where a mount lies on it.</returns>
    private int RemoveDirectory(SafeFileHandle parent, string name, string path, int level)
    {
        using (var directory = FileCalls.Open(parent, name))
        {
            if (directory.IsInvalid)
                return LastError.Number;
            if (FileCalls.MountOf(directory) != mount)
                return Errno.EBUSY;
            if (level == MostLevels)
                return Errno.ENAMETOOLONG;
            Clear(directory, path, null, level + 1);
        }
        return FileCalls.RemoveDirectory(parent, name) ? Done : LastError.Number;
    }

    private void Clear(SafeFileHandle directory, string path, string? except, int level)
    {
        foreach (var name in Names(directory).Where(name => name != except))
            Remove(directory, name, $"{path}/{name}", level);
    }

    private static string[] Names(SafeFileHandle directory)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(FileCalls.Of(directory)).Select(Path.GetFileName).OfType<string>()];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed shows when its directory is to go.
            return [];
        }
    }
}
