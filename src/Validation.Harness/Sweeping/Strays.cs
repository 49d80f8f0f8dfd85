using Validation.Harness.Contract;
using Validation.Harness.Waiting;
using Validation.Harness.Witnesses.Processes;

namespace Validation.Harness.Sweeping;

/// <summary>Ends processes that outlived their launch or their run, by their ids.</summary>
internal static class Strays
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly string Unimpressed = $"it is still there {Limit.TotalSeconds:F0} s after SIGKILL";

    /// <param name="belonging">Which processes.</param>
    /// <param name="whose">Who left them: <c>the dead run 20261121t223301-4f2a</c>.</param>
    /// <param name="cancellationToken">Ends the wait for their ends.</param>
    public static async Task<Leftovers> EndAsync(Belonging belonging, string whose, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<int, string>();
        var refused = new Dictionary<int, string>();
        var left = await UntilProcessesEnd.Wait(End, Limit, cancellationToken).ConfigureAwait(false);
        return Leftovers.Of(seen.Select(one => left.Contains(one.Key)
            ? Leftovers.Kept(whose, one.Value, refused.GetValueOrDefault(one.Key) ?? Unimpressed, $"kill -9 {one.Key}")
            : Leftovers.Gone(whose, one.Value)));

        // What forks while it is being ended is found in the next round.
        IReadOnlyList<int> End()
        {
            var found = belonging.Processes();
            foreach (var pid in found)
            {
                seen.TryAdd(pid, ProcessTable.Describe(pid));
                if (ProcessEnd.Kill(pid, () => belonging.Processes().Contains(pid)) is { } why)
                    refused[pid] = why;
            }
            return found;
        }
    }
}
