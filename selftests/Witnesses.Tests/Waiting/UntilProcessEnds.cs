using System.Diagnostics;

namespace Witnesses.Tests.Waiting;

/// <summary>
/// A container's process is nobody's child here, and may stay a zombie for long: its state tells, not whether it is there.
/// </summary>
internal static class UntilProcessEnds
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static void Wait(int pid)
    {
        var elapsed = Stopwatch.StartNew();
        while (!HasEnded(pid))
        {
            elapsed.Elapsed.ShouldBeLessThan(Limit, $"process {pid} should have ended");
            Thread.Sleep(5);
        }
    }

    /// <summary>
    /// proc(5), stat: the state follows the name, which ends in the last parenthesis. Its arguments are empty during an execve,
    /// too.
    /// </summary>
    public static bool HasEnded(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] is 'Z' or 'X';
        }
        catch (IOException)
        {
            return true;
        }
    }
}
