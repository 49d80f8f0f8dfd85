using Validation.Harness.Waiting;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Harness.Witnesses.Host;
using Validation.Processes;
using Validation.Protocol;

namespace Validation.Harness.State;

/// <summary>
/// Where a run keeps what it needs on the host: <c>/var/lib/validation/RUN</c>. A lock on a file in it says that the run lives; a
/// directory without the lock is a dead run's, killed before it could clean up. Beside it stands the id of its process, for
/// people.
/// </summary>
internal sealed class StateDirectory : IDisposable
{
    /// <summary>The directory, below a run's own, that the engines of this machine make their arms in.</summary>
    public const string Bundles = "arms";

    private const string LockName = "lock";
    private static readonly TimeSpan Beginning = TimeSpan.FromMinutes(5);
    private readonly FileStream held;
    private readonly Action<string> say;
    private bool removed;

    private StateDirectory(string path, FileStream held, Action<string> say) => (Path, this.held, this.say) = (path, held, say);

    public string Path { get; }

    /// <summary>
    /// Directories of all runs of this user. Nobody else may write to its parent: what lies here is executed as root.
    /// </summary>
    public static string Root => CurrentUser.IsRoot
        ? "/var/lib/validation"
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/state/validation");

    /// <param name="run">The run's id.</param>
    /// <param name="say">Hears what could not be removed in the end.</param>
    public static StateDirectory Make(string run, Action<string>? say = null)
    {
        var path = System.IO.Path.Combine(Root, run);
        Directory.CreateDirectory(path);
        // Bundles hold a set-user-ID copy of the probe, which does whatever its plan says: no other user of the host may reach
        // it.
        Directory.CreateDirectory(System.IO.Path.Combine(path, Bundles),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // Locked before it has its name: whoever finds it finds it held.
        var lockFile = System.IO.Path.Combine(path, LockName);
        var held = File.Open($"{lockFile}.new", FileMode.CreateNew, FileAccess.Write, FileShare.None);
        File.Move($"{lockFile}.new", lockFile);
        File.WriteAllText(System.IO.Path.Combine(path, "process"), $"{Environment.ProcessId}\n");
        return new StateDirectory(path, held, say ?? (_ => { }));
    }

    /// <summary>The directories of runs that are dead.</summary>
    public static IReadOnlyList<string> Dead() =>
        [.. All().Where(one => LifeOf(Root, one.Name) == Life.Dead).Select(one => one.FullName).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The directories of runs, dead and alive. Others may keep something of theirs there, and a link leads out of it.
    /// </summary>
    internal static IEnumerable<DirectoryInfo> All() => Directory.Exists(Root)
        ? new DirectoryInfo(Root).EnumerateDirectories().Where(one => RunId.Is(one.Name) && one.LinkTarget is null)
        : [];

    /// <summary>Takes a dead run's directory, to sweep it; null where another run has taken it, or has removed it.</summary>
    internal static StateDirectory? Claim(string path)
    {
        try
        {
            var lockFile = System.IO.Path.Combine(path, LockName);
            var held = File.Open(lockFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            return new StateDirectory(path, held, _ => { });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a run lives, whoever it belongs to: every engine asks here.</summary>
    /// <param name="root">The <see cref="Root"/> of the user whose run it is.</param>
    /// <param name="run">Its id.</param>
    public static Life LifeOf(string root, string run)
    {
        if (run is "" or "." or ".." || run.Contains('/', StringComparison.Ordinal))
            return Life.Dead;
        var directory = System.IO.Path.Combine(root, run);
        var path = System.IO.Path.Combine(directory, LockName);
        try
        {
            // The kernel drops a lock with the process that held it, however it ended.
            using var free = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return Life.Dead;
        }
        catch (DirectoryNotFoundException)
        {
            return Life.Dead;
        }
        catch (FileNotFoundException)
        {
            // Between making the directory and taking the lock, or half removed: only age tells.
            return Clock.Now - Directory.GetCreationTimeUtc(directory) > Beginning ? Life.Dead : Life.Lives;
        }
        catch (UnauthorizedAccessException)
        {
            return Life.Unknown;
        }
        catch (IOException error)
        {
            return LastError.Of(error) == Errno.EAGAIN ? Life.Lives : Life.Unknown;
        }
    }

    /// <summary>Whether nothing but the lock lies in it.</summary>
    internal bool IsEmpty =>
        !Directory.Exists(Path)
        || Directory.EnumerateFileSystemEntries(Path).All(one => one.EndsWith($"/{LockName}", StringComparison.Ordinal));

    /// <summary>Removes what lies in it, the lock last.</summary>
    /// <param name="keepRecord">
    /// Something else of the run is still on this machine: the lock stays, so that the next run knows it for a dead run's.
    /// </param>
    /// <returns>What could not be removed.</returns>
    internal IReadOnlyList<Undeleted> Remove(bool keepRecord)
    {
        removed = true;
        var left = OwnTree.Empty(Path, except: LockName);
        return left.Count > 0 || keepRecord ? left : OwnTree.Delete(Path);
    }

    public void Dispose()
    {
        try
        {
            if (!removed && Remove(HasMore(System.IO.Path.GetFileName(Path))) is { Count: > 0 } left)
                say($"{Undeleted.Few(left)}. The next run tries again; to fix it by hand: {Undeleted.Fix(Path, left)}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CgroupException)
        {
            say($"{error.Message}. The next run removes what is left of this one in {Path}");
        }
        held.Dispose();
    }

    private static bool HasMore(string run) =>
        CurrentUser.IsRoot && RunId.Is(run)
        && (RunGroups.Runs().Contains(run) || RunLink.Exists(RunLink.Of(run)));
}
