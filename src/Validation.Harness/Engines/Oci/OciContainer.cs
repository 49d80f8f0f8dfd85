using Validation.Harness.Processes;

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
        if (System.IO.Directory.Exists(Path.Combine(State, Id)) || (System.IO.Directory.Exists(State) && System.IO.Directory.EnumerateFiles(State).Any()))
        {
            // Its exit status says nothing: a container that is already gone is an error to both runtimes.
            await Execution.RunAsync(Runtime, [.. GlobalFlags, "--root", State, "delete", "--force", Id], RemovalLimit, CancellationToken.None).ConfigureAwait(false);
        }
        if (System.IO.Directory.Exists(Directory))
            System.IO.Directory.Delete(Directory, recursive: true);
    }
}
