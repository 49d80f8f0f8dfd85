using System.Diagnostics;
using Validation.Harness.Witnesses.Processes;

namespace Witnesses.Tests.Waiting;

/// <summary>`runc start` returns before its init process has become the container's program.</summary>
internal static class UntilProgramRuns
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static void Wait(int pid)
    {
        var elapsed = Stopwatch.StartNew();
        while (!UntilProcessEnds.HasEnded(pid)
            && ProcessTable.Arguments(pid) is { IsPresent: true, Value: [] or ["runc", "init", ..] } arguments)
        {
            elapsed.Elapsed.ShouldBeLessThan(Limit,
                $"process {pid} should have become the container's program, and is still '{string.Join(' ', arguments.Value)}'");
            Thread.Sleep(5);
        }
    }
}
