using Validation.Harness.Staging;
using Validation.Harness.Witnesses.Processes;

namespace Validation.Harness.Sweeping;

/// <summary>
/// What tells the processes of a launch, or of a run, from everybody else's: its control group, and the bundle that a runtime was
/// given. That a command line merely names one of these is not enough: a person may be looking at it.
/// </summary>
internal sealed record Belonging
{
    /// <summary><c>/validation-RUN</c> or one below it; null for none.</summary>
    public string? ControlGroup { get; init; }

    /// <summary>The directory that bundles of it lie in; null for none.</summary>
    public string? Directory { get; init; }

    /// <summary>An engine's full id of the container; null for none.</summary>
    public string? Container { get; init; }

    /// <summary><see cref="HostProcess.Mark"/> of the run; null for none.</summary>
    public string? Mark { get; init; }

    /// <summary>The processes; one of another process namespace is listed as 0, and nobody's here to end.</summary>
    public IReadOnlyList<int> Processes()
    {
        var inside = ControlGroup is { } group ? Groups.Processes(group) : [];
        return [.. inside.Union(ProcessTable.Pids().Where(NamesIt)).Where(pid => pid > 0 && pid != Environment.ProcessId)];
    }

    private bool NamesIt(int pid) =>
        ProcessTable.Arguments(pid) is { IsPresent: true, Value: { Count: > 1 } arguments } && IsOf(arguments);

    /// <summary>
    /// By arguments as <c>runsc-sandbox … boot --bundle=/…/CONTAINER</c>, <c>runc create --bundle /…/CONTAINER</c>.
    /// </summary>
    internal bool IsOf(IReadOnlyList<string> arguments)
    {
        if (Mark is not null && arguments is [_, HostProcess.Resting, .., var last] && last == Mark)
            return true;
        if (Container is not null && IsShim(arguments))
            return true;
        return Bundle(arguments) is { } bundle
            && ((Directory is not null && bundle.StartsWith($"{Directory}/", StringComparison.Ordinal))
                || (Container is not null && Path.GetFileName(bundle) == Container));
    }

    /// <summary>containerd's, which outlives a container whose start failed.</summary>
    private bool IsShim(IReadOnlyList<string> arguments) =>
        Path.GetFileName(arguments[0]).StartsWith("containerd-shim", StringComparison.Ordinal)
        && After(arguments, "-id") == Container;

    private static string? Bundle(IReadOnlyList<string> arguments) =>
        arguments.FirstOrDefault(one => one.StartsWith("--bundle=", StringComparison.Ordinal))?["--bundle=".Length..]
        ?? After(arguments, "--bundle");

    private static string? After(IReadOnlyList<string> arguments, string option) =>
        arguments.Zip(arguments.Skip(1)).FirstOrDefault(pair => pair.First == option).Second;
}
