using CsCheck;

namespace Witnesses.Tests.Agents;

/// <summary>
/// A node agent's log that was meddled with on its node: whatever it says, each part is a reading or an absence with the reason.
/// </summary>
public sealed class HostileLogTests
{
    private static readonly string[] Nonsense =
    [
        "null", "[null]", "{}", "{\"pod\":null}", "7", "\"\"", "\ufeff{}", "{\"host\":{\"value\":null,\"why\":null}}", "\ud800",
        "", "{", "[[[[[[[[",
    ];

    private static readonly string[] Values =
    [
        "null", "[null]", "{}", "[]", "-1", "1e400", "\"\\ud800\"", "\"x\"",
        "{\"user\":null}", "[\"a\",null]", "9223372036854775808", "true"
    ];

    private static readonly string[] Honest = Said.Sentry.Text().TrimEnd().Split(',');

    private static readonly Gen<string> Log = Gen.Select(Gen.UInt.Array[1, 4], Gen.String[0, 30], (places, text) =>
    {
        var parts = Honest.ToList();
        foreach (var place in places)
        {
            var at = (int)(place % (uint)parts.Count);
            var value = Values[place / 7 % Values.Length];
            if (place % 5 == 0)
                parts.RemoveAt(at);
            else if (place % 5 == 1)
                parts[at] = text + parts[at];
            else if (parts[at].LastIndexOf(':') is var colon and > 0)
                parts[at] = parts[at][..(colon + 1)] + value + string.Concat(
                    parts[at].Reverse().TakeWhile(character => character is '}' or ']').Reverse());
        }
        return $"{(places[0] % 3 == 0 ? Nonsense[places[0] / 3 % Nonsense.Length] + "\n" : "")}{string.Join(',', parts)}\n";
    });

    [TestCase("\"arguments\":[null]")]
    [TestCase("\"arguments\":null")]
    public async Task A_null_among_texts_is_no_line_of_an_agent(string arguments)
    {
        var whole = Said.Sentry.Text();
        var from = whole.IndexOf("\"arguments\":[", StringComparison.Ordinal);
        var log = whole[..from] + arguments + whole[(whole.IndexOf(']', from) + 1)..];

        (await Said.Witness(log, TestContext.CurrentContext.CancellationToken)).Process.Absence.ShouldNotBeNull()
            .ShouldContain("the node agent's log cannot be read");
    }

    [Test]
    public async Task A_log_that_was_meddled_with_is_readings_or_absences() =>
        await Log.SampleAsync(
            async log =>
            {
                var witness = await Said.Witness(log, CancellationToken.None);
                foreach (var words in (string[])[
                    $"{witness.Host}", $"{witness.Process}", $"{witness.NonceProcesses}", $"{witness.Mounts}",
                    $"{witness.Filter}", $"{witness.Flags}"])
                    words.ShouldNotBeEmpty();
                if (witness.Process.IsPresent)
                    witness.Process.Value.Namespaces.Values.ShouldAllBe(owner => owner != null);
                else
                    witness.Flags.IsPresent.ShouldBeFalse();
            }, iter: 10_000);
}
