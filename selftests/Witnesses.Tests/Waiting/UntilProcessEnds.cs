using System.Diagnostics;
using Validation.Harness.Witnesses;

namespace Witnesses.Tests.Waiting;

/// <summary>A container's process is nobody's child here, and may stay a zombie (which has no arguments) for long.</summary>
internal static class UntilProcessEnds
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static void Wait(int pid)
    {
        var elapsed = Stopwatch.StartNew();
        while (ProcessTable.Arguments(pid) is { IsPresent: true, Value.Count: > 0 } arguments)
        {
            elapsed.Elapsed.ShouldBeLessThan(Limit, $"process {pid} should have ended, and is still {string.Join(' ', arguments.Value)}");
            Thread.Sleep(5);
        }
    }
}
