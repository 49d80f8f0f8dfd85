using System.Diagnostics;
using Validation.Harness.Witnesses.Processes;

namespace Witnesses.Tests.Waiting;

/// <summary>A shell takes an instant to execute the program whose arguments are looked at.</summary>
internal static class UntilArguments
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static void Begin(int pid, string first)
    {
        var elapsed = Stopwatch.StartNew();
        while (ProcessTable.Arguments(pid) is not { IsPresent: true, Value: [var program, ..] } || program != first)
        {
            elapsed.Elapsed.ShouldBeLessThan(Limit, $"process {pid} should have become '{first}'");
            Thread.Sleep(5);
        }
    }
}
