using Validation.Harness.Settings;
using Validation.Results;

namespace Docker.Tests.Launching;

/// <summary>
/// Two runs at once on one engine: each has its own full results (issue 9). bench/two-gates.sh does it as often as it is told.
/// </summary>
[NonParallelizable]
public sealed class TwoGatesTests
{
    private const int Rounds = 2;

    [Test, CancelAfter(300_000)]
    public async Task Two_gates_at_once_each_have_their_own_full_results(CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            // Threads of their own: a run asks the machine much before it waits for the first time.
            var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
                GateRun.Measure(_ => { }, (Setting.Engine, "docker"), (Setting.Runtime, "runsc")))));

            foreach (var result in results)
            {
                result.Other(than: [Verdict.Pass, Verdict.NotApplicable]).ShouldBeEmpty($"round {round + 1}");
                result.Summary.Closes.ShouldBeTrue();
                result.Run.Banners.ShouldNotContain(banner => banner.Contains("could not be removed"));
            }
        }
    }
}
