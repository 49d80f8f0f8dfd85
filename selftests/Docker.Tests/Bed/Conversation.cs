using Validation.Controls.Probing;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Sessions;
using Validation.Harness.Facts;
using Validation.Protocol;

namespace Docker.Tests;

/// <summary>Has a launched probe read files.</summary>
internal static class Conversation
{
    /// <summary>
    /// A probe that is launched over this connection answers what the host has planted for it, and ends when its input does.
    /// </summary>
    /// <returns>The launch, ended.</returns>
    internal static async Task<ILaunch> ShouldAnswerAsync(
        this Launched launched, EngineClient client, CancellationToken cancellationToken)
    {
        var order = launched.Order(Role.Subject, "runc");
        var launcher = launched.By(await DockerSession.OpenAsync(client, cancellationToken));
        var launch = await launcher.StartAsync(order, "runc", cancellationToken);
        var facts = await AskAsync(launch, order, ["/etc/passwd"], cancellationToken);
        facts["/etc/passwd"].Answers[^1].Text.ShouldNotBeNull().ShouldContain(order.Stage.Nonce);
        launch.Input.Close();
        (await launch.WaitAsync(cancellationToken)).ShouldBe(0);
        return launch;
    }

    internal static async Task<IReadOnlyDictionary<string, Fact>> AskAsync(ILaunch launch, LaunchOrder order, string[] files,
        CancellationToken cancellationToken)
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
