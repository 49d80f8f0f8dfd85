using System.Diagnostics;
using System.Text.Json;
using Validation.Protocol;

namespace Probe.Tests;

/// <summary>One run of the real probe on this host, from its plan to its end.</summary>
internal sealed record ProbeRun(int ExitCode, string Output, string Errors)
{
    private const string Nonce = "a nonce of the test";

    internal IReadOnlyList<Fact> Facts
    {
        get
        {
            var lines = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            JsonSerializer.Deserialize(lines[0], ProtocolJson.Default.FactsHeader)!.Nonce.ShouldBe(Nonce);
            var footer = JsonSerializer.Deserialize(lines[^1], ProtocolJson.Default.FactsFooter)!;
            footer.ShouldBe(new FactsFooter { Facts = lines.Length - 2, Nonce = Nonce });
            return [.. lines[1..^1].Select(line => JsonSerializer.Deserialize(line, ProtocolJson.Default.Fact)!)];
        }
    }

    internal Fact this[string step] => Facts.Single(fact => fact.Step == step);

    internal static ProbeRun Of(params Step[] steps) => WithInput(Text(0, steps));

    internal static Fact Of(params Call[] calls) => Of(Steps.Alone("only", calls))["only"];

    internal static ProbeRun WithInput(string input, params string[] arguments)
    {
        var ended = new Command(Published.Probe, arguments) { Input = input }.Run();
        return new ProbeRun(ended.ExitCode, ended.Output, ended.Errors);
    }

    /// <summary>The probe as a script of bash starts it.</summary>
    internal static ProbeRun InShell(string script)
    {
        var ended = Command.Shell(script).Run();
        return new ProbeRun(ended.ExitCode, ended.Output, ended.Errors);
    }

    internal static Process Start(params string[] arguments) => new Command(Published.Probe, arguments).Start();

    internal static string Text(int holdMilliseconds, params Step[] steps)
    {
        var header = new PlanHeader
        {
            Schema = PlanHeader.CurrentSchema, Nonce = Nonce, Steps = steps.Length, HoldMilliseconds = holdMilliseconds,
        };
        var lines = steps.Select(step => JsonSerializer.Serialize(step, ProtocolJson.Default.Step));
        return string.Concat(
            lines.Prepend(JsonSerializer.Serialize(header, ProtocolJson.Default.PlanHeader)).Select(line => line + "\n"));
    }
}
