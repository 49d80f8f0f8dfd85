namespace Validation.Controls.Probing;

/// <summary>A place where a process's secret is found by who can see the process: a file of its directory in /proc.</summary>
/// <param name="Name">Unique, for evidence.</param>
/// <param name="File">Its path from /proc/PID.</param>
/// <param name="Offset">Where in the file the secret is.</param>
public sealed record Trace(string Name, string File, long Offset = 0)
{
    public static Trace CommandLine { get; } = new("command line", "cmdline");

    public static Trace Environment { get; } = new("environment", "environ");

    public static Trace WrittenFile { get; } = new("file", $"root{Neighbour.SecretPath}");

    public static Trace OpenFile { get; } = new("open file", $"fd/{Neighbour.SecretDescriptor}");

    public static Trace Memory { get; } = new("memory", "mem", Neighbour.SecretAddress);

    public static IReadOnlyList<Trace> All { get; } = [CommandLine, Environment, WrittenFile, OpenFile, Memory];

    /// <summary>Looks for the neighbour's secret in all processes there are to see.</summary>
    public Protocol.Call Search(Stage stage) => Sys.Search(File, stage.NeighbourSecret, Offset);
}
