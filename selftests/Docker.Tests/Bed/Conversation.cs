using Validation.Controls.Probing;
using Validation.Harness.Contract;
using Validation.Harness.Facts;
using Validation.Protocol;

namespace Docker.Tests;

/// <summary>Has a launched probe read files.</summary>
internal static class Conversation
{
    internal static async Task<IReadOnlyDictionary<string, Fact>> AskAsync(ILaunch launch, LaunchOrder order, string[] files, CancellationToken cancellationToken)
    {
        var plan = new Plan
        {
            Nonce = order.Stage.Nonce,
            HoldMilliseconds = 20_000,
            Steps =
            [
                .. files.Select(file => new Step
                {
                    Id = file,
                    Calls = [Sys.Call("open", file, 0), Sys.Call("read", Argument.Of(0), Argument.Buffer(4096), 4096)],
                }),
            ],
        };
        var facts = new FactsReader(plan.Steps.ToDictionary(step => step.Id), plan.Nonce, () => { });
        var reading = facts.ReadAsync(launch.Output, cancellationToken);
        await PlanWriter.WriteAsync(launch.Input, plan, cancellationToken);
        (await reading).ShouldBeNull();
        return facts.Facts;
    }
}
