using Validation.Harness.State;
using Validation.Processes;

namespace Validation.Harness.Engines.Oci;

/// <summary>A container by its runtime, state directory and id: enough to run it, and to remove it in another process.</summary>
internal sealed record OciContainer
{
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(10);

    /// <summary>The path of the runtime's binary.</summary>
    public required string Runtime { get; init; }

    public required IReadOnlyList<string> GlobalFlags { get; init; }

    /// <summary>The arm's directory; the bundle, the runtime's state and the pid file lie in it.</summary>
    public required string Directory { get; init; }

    public required string Id { get; init; }

    /// <summary>The container's own control group; null for none.</summary>
    public required string? ControlGroup { get; init; }

    public string Bundle => Path.Combine(Directory, "bundle");

    public string PidFile => Path.Combine(Directory, "pid");

    private string State => Path.Combine(Directory, "state");

    public IReadOnlyList<string> RunArguments =>
        [.. GlobalFlags, "--root", State, "run", "--bundle", Bundle, "--pid-file", PidFile, Id];

    /// <summary>Ends the container where its state is still there, and removes its directory.</summary>
    public async Task RemoveAsync()
    {
        if (IsKnown)
            await TryDeleteAsync().ConfigureAwait(false);
        // What resists is for the removal of the run's directory to say.
        _ = OwnTree.Delete(Directory);
    }

    /// <summary>A directory of runc's, files of runsc's; beside them runsc keeps what belongs to no container.</summary>
    private bool IsKnown =>
        System.IO.Directory.Exists(State) && System.IO.Directory.EnumerateFileSystemEntries(State, $"*{Id}*").Any();

    private async Task TryDeleteAsync()
    {
        try
        {
            // Its exit status says nothing: a container that is already gone is an error to both runtimes.
            string[] delete = [.. GlobalFlags, "--root", State, "delete", "--force", Id];
            await Execution.RunAsync(Runtime, delete, RemovalLimit, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ExecutionException)
        {
            // A runtime that hangs: its processes are ended by their ids.
        }
    }
}
