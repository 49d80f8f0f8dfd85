using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;

namespace Docker.Tests.Calling;

public sealed class EngineClientTests
{
    [TestCase("1.24", "/v1.24", TestName = "An older engine is asked in its own version")]
    [TestCase("1.41", "/v1.41", TestName = "An engine of the day is asked in its own version")]
    [TestCase("1.999", "/v1.51", TestName = "A newer engine is asked in the newest version that is known here")]
    [CancelAfter(60_000)]
    public async Task The_version_is_the_newest_that_both_know(string theirs, string asked, CancellationToken cancellationToken)
    {
        await using var engine = StandIn.Saying($$"""{"Version": "x", "ApiVersion": "{{theirs}}"}""");
        using var client = Client(engine);
        (await client.PrefixAsync(cancellationToken)).ShouldBe(asked);
    }

    [TestCase("{}", "VersionResponse: its ApiVersion is ''")]
    [TestCase("""{"ApiVersion": "next"}""", "VersionResponse: its ApiVersion is 'next'")]
    [TestCase("null", "VersionResponse: null")]
    [TestCase("""["1.41"]""", "VersionResponse: The JSON value could not be converted")]
    [TestCase("a web page", "VersionResponse: 'a' is an invalid start of a value")]
    [CancelAfter(60_000)]
    public async Task What_no_engine_would_say_is_told_as_that(string body, string expected, CancellationToken cancellationToken)
    {
        await using var engine = StandIn.Saying(body);
        using var client = Client(engine);
        (await Should.ThrowAsync<DockerException>(client.InfoAsync(cancellationToken))).Message
            .ShouldStartWith($"{engine.Address} (from the test) answered something that is no {expected}");
    }

    [Test, CancelAfter(60_000)]
    public async Task A_refusal_is_told_in_the_engines_words(CancellationToken cancellationToken)
    {
        await using var engine = new StandIn(_ => StandIn.Answer("""{"message": "the engine is asleep"}""", "503 Busy"));
        using var client = Client(engine);
        var error = await Should.ThrowAsync<DockerException>(client.VersionAsync(cancellationToken));
        error.Message.ShouldBe($"GET /version on {engine.Address} (from the test): 503, the engine is asleep");
        ((int)error.Status!, error.Said).ShouldBe((503, "the engine is asleep"));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_connection_that_ends_without_an_answer_is_told(CancellationToken cancellationToken)
    {
        await using var engine = new StandIn(_ => "");
        using var client = Client(engine);
        (await Should.ThrowAsync<DockerException>(client.VersionAsync(cancellationToken))).Message
            .ShouldStartWith($"GET /version on {engine.Address} (from the test): ");
    }

    [TestCase("", "the connection ended before an answer came")]
    [TestCase(
        "HTTP/1.1 409 Conflict\r\nContent-Length: 32\r\n\r\n{\"message\": \"it is being moved\"}", "409, it is being moved")]
    [TestCase("220 mail.example ESMTP\r\n\r\n", "Invalid status code: mail.example")]
    [CancelAfter(60_000)]
    public async Task A_connection_that_does_not_become_the_containers_streams_is_told(
        string answer, string expected, CancellationToken cancellationToken)
    {
        const string Rest = """{"ApiVersion": "1.41", "State": {}, "Config": {}, "HostConfig": {}}""";
        await using var engine = new StandIn(request =>
            request.Contains("/attach", StringComparison.Ordinal) ? answer : StandIn.Answer(Rest));
        using var client = Client(engine);
        (await Should.ThrowAsync<DockerException>(client.AttachAsync("one", cancellationToken))).Message
            .ShouldBe($"POST /v1.41/containers/one/attach on {engine.Address} (from the test): {expected}");
    }

    /// <summary>Closing with bytes unread, or at once, resets the connection: to a user it is the same end.</summary>
    [Test, CancelAfter(60_000)]
    public async Task A_connection_that_is_reset_before_it_answers_is_told_as_ended(CancellationToken cancellationToken)
    {
        const string Rest = """{"ApiVersion": "1.41", "State": {}, "Config": {}, "HostConfig": {}}""";
        await using var engine = new StandIn(request =>
            request.Contains("/attach", StringComparison.Ordinal) ? StandIn.Reset : StandIn.Answer(Rest));
        using var client = Client(engine);
        (await Should.ThrowAsync<DockerException>(client.AttachAsync("one", cancellationToken))).Message
            .ShouldEndWith("/attach on " + engine.Address + " (from the test): the connection ended before an answer came");
    }

    private static EngineClient Client(StandIn engine) => new(new DockerHost { Address = engine.Address, Source = "the test" });
}
