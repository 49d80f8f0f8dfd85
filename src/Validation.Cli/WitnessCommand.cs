using System.CommandLine;
using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Runs;

namespace Validation.Cli;

/// <summary>
/// <c>validation witness</c>: what an audit's node agent runs. Nobody calls it by hand, so that no help lists it.
/// </summary>
internal static class WitnessCommand
{
    public static Command Make()
    {
        var command = new Command("witness", "Looks at an audit's pods from their node, and prints what it saw.")
        {
            Hidden = true,
        };
        var order = new Option<string>("--order") { Description = "which pods, as the audit wrote it", Required = true };
        command.Options.Add(order);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await AgentRounds.RunAsync(parsed.GetValue(order)!, Console.Out, Console.Error,
                cancellationToken).ConfigureAwait(false);
            return ExitCodes.Pass;
        });
        return command;
    }
}
