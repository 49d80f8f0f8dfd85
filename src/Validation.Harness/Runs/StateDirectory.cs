using Validation.Harness.Engines.Oci;

namespace Validation.Harness.Runs;

/// <summary>
/// Where a run keeps what it needs on the host: <c>/var/tmp/validation/RUN</c>. A lock on a file in it says that the run lives; a
/// directory without the lock is a dead run's, killed before it could clean up. Beside it stands the id of its process, for people.
/// </summary>
public sealed class StateDirectory : IDisposable
{
    private const string LockName = "lock";
    private readonly FileStream held;

    private StateDirectory(string path, FileStream held) => (Path, this.held) = (path, held);

    public string Path { get; }

    /// <summary>Directories of all runs of this user; an ordinary user may not write where root does.</summary>
    public static string Root => CurrentUser.IsRoot ? "/var/tmp/validation" : $"/var/tmp/validation-{CurrentUser.Uid}";

    public static StateDirectory Make(string run)
    {
        var path = System.IO.Path.Combine(Root, run);
        Directory.CreateDirectory(path);
        var held = File.Open(System.IO.Path.Combine(path, LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        File.WriteAllText(System.IO.Path.Combine(path, "process"), $"{Environment.ProcessId}\n");
        return new StateDirectory(path, held);
    }

    /// <summary>The directories of runs that are dead.</summary>
    public static IReadOnlyList<string> Dead() =>
        Directory.Exists(Root) ? [.. Directory.EnumerateDirectories(Root).Where(IsDead).Order(StringComparer.Ordinal)] : [];

    public void Dispose()
    {
        held.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    private static bool IsDead(string directory)
    {
        try
        {
            // The kernel drops a lock with the process that held it, however it ended.
            using var free = File.Open(System.IO.Path.Combine(directory, LockName), FileMode.Open, FileAccess.Write, FileShare.None);
            return true;
        }
        catch (FileNotFoundException)
        {
            // Between making the directory and taking the lock, or half removed: only age tells.
            return Waiting.Clock.Now - Directory.GetCreationTimeUtc(directory) > TimeSpan.FromMinutes(5);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
