using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Facts;
using Validation.Protocol;

namespace Validation.Harness.Arms;

/// <summary>Reads what an arm's second container tells, until it has outlived the probe beside it.</summary>
internal static class NeighbourReader
{
    /// <summary>It looks every second and a half, and has looked before.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <param name="launch">The arm, whose probe has answered everything.</param>
    /// <param name="plan">The second container's.</param>
    /// <param name="probe">What the first container's probe answered.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Reading<NeighbourView>> ReadAsync(
        ILaunch launch, Plan plan, IReadOnlyDictionary<string, Fact> probe, CancellationToken cancellationToken)
    {
        if (EndOf(probe) is not { } end)
            return Reading.Absent<NeighbourView>("the probe beside it did not tell when it had ended");
        var facts = new FactsReader(plan.Steps.ToDictionary(step => step.Id), plan.Nonce, () => { })
        {
            Enough = fact => NeighbourView.IsAfter(fact, end),
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = await launch.NeighbourAsync(limit.Token).ConfigureAwait(false);
            await using (output.ConfigureAwait(false))
            {
                return await facts.ReadAsync(output, limit.Token).ConfigureAwait(false) is { } wrong
                    ? Reading.Absent<NeighbourView>($"what the second container told cannot be used: {wrong}")
                    : NeighbourView.Of(probe, facts.Facts);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Reading.Absent<NeighbourView>($"the second container told nothing for {Limit.TotalSeconds:F0} s after the "
                + $"probe beside it had ended; {facts.Facts.Count} facts had come");
        }
        catch (Exception error) when (error is LaunchException or CannotTellException or IOException)
        {
            return Reading.Absent<NeighbourView>($"what the second container told cannot be used: {error.Message}");
        }
    }

    private static long? EndOf(IReadOnlyDictionary<string, Fact> probe)
    {
        try
        {
            return NeighbourView.EndOf(probe);
        }
        catch (CannotTellException)
        {
            return null;
        }
    }
}
