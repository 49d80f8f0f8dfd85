using System.Text;
using Validation.Harness.Facts;
using Validation.Protocol;

namespace Validation.Harness.Tests.Facts;

/// <summary>What comes out of a sandbox is hostile input.</summary>
public sealed class FactsReaderTests
{
    private const string Header = """{"schema":"validation/facts/v1","nonce":"N"}""";
    private const string FactA = """{"step":"A","ending":"Returned","answers":[{"value":3,"errno":0}],"microseconds":7}""";
    private const string FactB = """{"step":"B","ending":"TimedOut","answers":[],"microseconds":7}""";
    private const string Footer = """{"facts":2,"nonce":"N"}""";

    [Test]
    public async Task An_honest_probe_closes_its_books()
    {
        var (failure, facts) = await Read(Header, FactA, FactB, Footer);

        failure.ShouldBeNull();
        facts.Keys.ShouldBe(["A", "B"], ignoreOrder: true);
        facts["B"].Ending.ShouldBe(Ending.TimedOut);
    }

    [TestCase("""{"schema":"validation/facts/v1","nonce":"M"}""", FactA, FactB, Footer,
        "the probe's first line has the schema 'validation/facts/v1' or a foreign nonce")]
    [TestCase("""{"schema":"validation/facts/v9","nonce":"N"}""", FactA, FactB, Footer,
        "the probe's first line has the schema 'validation/facts/v9' or a foreign nonce")]
    [TestCase(Header, FactA, FactA, Footer, "the probe answered 'A' twice")]
    [TestCase(Header, FactA, """{"step":"C","ending":"Returned","answers":[],"microseconds":7}""", Footer,
        "the probe answered a step that was not asked: 'C'")]
    [TestCase(Header, FactA, FactB, """{"facts":2,"nonce":"M"}""", "the probe's last line has a foreign nonce")]
    [TestCase(Header, FactA, FactB, """{"facts":3,"nonce":"N"}""", "the probe counted 3 facts and 2 came")]
    [TestCase(Header, FactA, """{"facts":1,"nonce":"N"}""", "", "the probe answered 1 of 2 steps")]
    [TestCase(Header, FactA, """{"step":"B","ending":"Returned","answers":[],"microseconds":7}""", Footer,
        "the probe gave 0 answers to the 1 calls of 'B'")]
    [TestCase(Header, FactA,
        """{"step":"B","ending":"Returned","answers":[{"value":1,"errno":0},{"value":1,"errno":0}],"microseconds":7}""", Footer,
        "the probe gave 2 answers to the 1 calls of 'B'")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":"Returned","answers":[{"value":1,"errno":0,"hex":"zz"}],"microseconds":7}""",
        Footer, "the probe answered 'B' with no hexadecimal")]
    [TestCase(Header, FactA, """{"step":"B","ending":"Returned","answers":[null]}""", Footer, "the probe answered 'B' with null")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":77,"answers":[]}""", Footer, "the probe ended 'B' in a way that there is not: 77")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":"Running","answers":[]}""", Footer,
        "the probe left 'B' running, which is not to run in the background")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":"TimedOut","signal":9,"answers":[]}""", Footer,
        "the probe told of the signal 9 for 'B', which ended as TimedOut")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":"Exited","exitCode":-1,"answers":[]}""", Footer,
        "the probe told of the exit status -1 for 'B', which ended as Exited")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":"TimedOut","answers":[],"microseconds":-7}""", Footer,
        "the probe spent -7 µs on 'B'")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":"Returned","answers":[{"value":1,"errno":-2}]}""", Footer,
        "the probe answered 'B' with the errno -2")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":"Returned","answers":[{"value":1,"text":"x"}]}""", Footer,
        "the probe answered 'B' with 1 bytes, where getpid had room for 0")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":"Returned","answers":[{"value":1,"text":"x","hex":"00"}]}""", Footer,
        "the probe answered 'B' in text and in hexadecimal at once")]
    [TestCase(
        Header, FactA, """{"step":"B","ending":"Returned","answers":[{"value":1,"text":"\u001b"}]}""", Footer,
        "the probe answered 'B' with a text that is not printable")]
    public async Task A_lie_is_told_apart(string first, string second, string third, string fourth, string expected)
    {
        (await Read(first, second, third, fourth)).Failure.ShouldBe(expected);
    }

    [TestCase("nonsense")]
    [TestCase("null")]
    [TestCase("[null]")]
    [TestCase("""{"answers":null}""")]
    [TestCase("""{"step":null}""")]
    [TestCase("""{"facts":null}""")]
    [TestCase("""{"facts":2,"nonce":null}""")]
    [TestCase("""{"step":"B","ending":"TimedOut","answers":null}""")]
    [TestCase("""{"step":"B","step":"B","ending":"TimedOut","answers":[]}""")]
    [TestCase("""{"step":"B","ending":"TimedOut","answers":[],"microseconds":1e400}""")]
    [TestCase("""{"step":"\ud800","ending":"TimedOut","answers":[]}""")]
    [TestCase("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [TestCase("""{"step":"B"}""")]
    [TestCase("""{"step":"B","ending":"Perfect","answers":[],"microseconds":7}""")]
    [TestCase("""{"step":"B","ending":"Returned","answers":[],"microseconds":7,"verdict":"pass"}""")]
    public async Task A_line_that_is_no_fact_ends_the_reading(string line)
    {
        var (failure, facts) = await Read(Header, FactA, line, Footer);

        failure.ShouldNotBeNull().ShouldStartWith("line 2 of the probe's output is no fact");
        facts.Keys.ShouldBe(["A"]);
    }

    [TestCase("null")]
    [TestCase("""{"schema":null,"nonce":"N"}""")]
    [TestCase("")]
    public async Task A_first_line_that_is_none_ends_the_reading(string line) =>
        (await Read(new MemoryStream(Encoding.UTF8.GetBytes(line + "\n")))).Failure.ShouldNotBeNull()
            .ShouldStartWith("line 1 of the probe's output is no fact");

    [Test]
    public async Task An_output_that_breaks_off_says_how_far_it_came() =>
        (await Read(Header, FactA)).Failure.ShouldBe("the probe's output ended after 1 of 2 facts");

    [Test]
    public async Task A_flood_without_an_end_is_cut_off()
    {
        var endless = new MemoryStream(Encoding.ASCII.GetBytes(Header + "\n" + new string('x', 5 * 1024 * 1024)));

        (await Read(endless)).Failure.ShouldBe("the probe flooded its output: more than 4 MiB");
    }

    [Test]
    public async Task Control_characters_of_a_lie_do_not_reach_the_message()
    {
        var (failure, _) = await Read(Header, """{"step":"[31m\nX","ending":"Returned","answers":[],"microseconds":7}""",
            FactB, Footer);

        failure.ShouldBe("the probe answered a step that was not asked: ' [31m X'".Replace("' ", "'", StringComparison.Ordinal));
    }

    private static Task<(string? Failure, IReadOnlyDictionary<string, Fact> Facts)> Read(params string[] lines) =>
        Read(new MemoryStream(
            Encoding.UTF8.GetBytes(string.Concat(lines.Where(line => line.Length > 0).Select(line => line + "\n")))));

    private static async Task<(string? Failure, IReadOnlyDictionary<string, Fact> Facts)> Read(Stream stream)
    {
        var call = new Call { Name = "getpid", Number = 39 };
        var reader = new FactsReader(
            new Dictionary<string, Step>
            {
                ["A"] = new() { Id = "A", Calls = [call] },
                ["B"] = new() { Id = "B", Calls = [call] },
            }, "N", () => { });
        return (await reader.ReadAsync(stream, TestContext.CurrentContext.CancellationToken), reader.Facts);
    }
}
