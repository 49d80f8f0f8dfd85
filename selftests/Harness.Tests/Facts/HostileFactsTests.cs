using System.Text;
using CsCheck;
using Validation.Harness.Facts;
using Validation.Protocol;

namespace Validation.Harness.Tests.Facts;

/// <summary>
/// Whatever a sandbox says, reading it ends in facts or in a sentence, and takes no more memory than a plan's answers can.
/// </summary>
public sealed class HostileFactsTests
{
    private const int Cases = 10_000;
    private const long Most = 64L << 20;

    private static readonly string[] Honest =
    [
        """{"schema":"validation/facts/v1","nonce":"N"}""",
        """{"step":"A","ending":"Returned","answers":[{"value":3,"errno":0,"text":"Linux"},{"value":-1,"errno":2}],"microseconds":7}""",
        """{"step":"B","ending":"Signal","signal":9,"answers":[],"microseconds":7}""",
        """{"step":"C","ending":"Running","answers":[],"microseconds":0}""",
        """{"facts":3,"nonce":"N"}""",
    ];

    private static readonly Dictionary<string, Step> Steps = new Step[]
    {
        new()
        {
            Id = "A",
            Calls =
            [
                new Call { Name = "read", Number = 0, Arguments = [Argument.Buffer(64)] },
                new Call { Name = "getpid", Number = 39 }
            ]
        },
        new() { Id = "B", Calls = [new Call { Name = "getpid", Number = 39 }] },
        new() { Id = "C", Calls = [new Call { Name = "execve", Number = 59 }], Child = Child.Background },
    }.ToDictionary(step => step.Id);

    /// <summary>By what is repeated for ever.</summary>
    private static IEnumerable<TestCaseData> Endless =>
    [
        new TestCaseData("x") { TestName = "A line without an end" },
        new TestCaseData("[") { TestName = "A nesting without an end" },
        new TestCaseData("\n") { TestName = "Empty lines without an end" },
        new TestCaseData("null\n") { TestName = "Nulls without an end" },
        new TestCaseData(
            """{"step":"A","ending":"Returned","answers":[""" + string.Concat(Enumerable.Repeat("{\"value\":1},", 1000)))
            { TestName = "Answers without an end" },
        new TestCaseData(Honest[1] + "\n") { TestName = "One fact again and again" },
    ];

    [Test]
    public async Task An_output_that_was_meddled_with_is_facts_or_a_sentence() =>
        await Hostile.Meddled(Honest).SampleAsync(ShouldBeToldApart, iter: Cases);

    [Test]
    public async Task Lines_of_anything_behind_an_honest_header_are_no_facts() =>
        await Hostile.Line.Array[1, 5].SampleAsync(
            lines => ShouldBeToldApart([
                .. Encoding.UTF8.GetBytes(Honest[0] + "\n"),
                .. lines.SelectMany(line => (byte[])[.. line, (byte)'\n'])]), iter: Cases);

    [TestCaseSource(nameof(Endless))]
    public async Task A_flood_is_left_early(string piece)
    {
        using var flood = new Flood(Honest[0] + "\n", piece);
        var reader = new FactsReader(Steps, "N", () => { });

        (await reader.ReadAsync(flood, TestContext.CurrentContext.CancellationToken)).ShouldNotBeNull();

        flood.Taken.ShouldBeLessThan(Most);
        reader.Facts.Count.ShouldBeLessThanOrEqualTo(Steps.Count);
    }

    private static async Task ShouldBeToldApart(byte[] output)
    {
        var reader = new FactsReader(Steps, "N", () => { });

        var wrong = await reader.ReadAsync(new MemoryStream(output), CancellationToken.None);

        if (wrong is null)
            reader.Facts.Count.ShouldBe(Steps.Count);
        wrong?.ShouldSatisfyAllConditions(
            () => wrong.Length.ShouldBeInRange(1, 400),
            () => wrong.ShouldNotContain('\n'),
            () => wrong.ShouldAllBe(character => !char.IsControl(character)));
        foreach (var fact in reader.Facts.Values)
            FactRules.Wrong(fact, Steps[fact.Step]).ShouldBeNull();
        if (reader.BrokeOff)
            wrong.ShouldNotBeNull();
    }
}
