using Microsoft.AspNetCore.Http;
using Validation.Harness.Engines.Kubernetes.Calling;

namespace Kubernetes.Tests.Calling;

/// <summary>Whatever a watch says or does not say, no change of a pod is lost.</summary>
public sealed class PodWatchTests
{
    private const string Gone =
        """{"type":"ERROR","object":{"kind":"Status","status":"Failure","message":"too old resource version","reason":"Expired","code":410}}""";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    /// <summary>
    /// Each watch says its lines and then nothing, or ends: only a new one, or a new list, tells of the pod's end.
    /// </summary>
    [TestCase("garbage", true, "11", TestName = "A line that is no event, and silence after it")]
    [TestCase(
        "{\"type\":\"MODIFIED\",\"object\":null}", true, "11", TestName = "An event without an object, and silence after it")]
    [TestCase("{\"type\":\"BOOKMARK\",\"object\":{}}", true, "11", TestName = "A bookmark without a version")]
    [TestCase(
        "{\"type\":\"MODIFIED\",\"object\":{\"metadata\":{\"name\":\"p\",\"resourceVersion\":\"12\"},\"status\":null}}", true,
        "11", TestName = "A pod without a status")]
    [TestCase("{\"type\":\"MODI", false, "11", TestName = "A line that breaks off")]
    [TestCase(
        "{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"Pod\","
        + "\"metadata\":{\"resourceVersion\":\"15\",\"creationTimestamp\":null}}}",
        false, "15", TestName = "A bookmark")]
    [TestCase("", false, "11", TestName = "An end")]
    [TestCase(Gone, true, "20", TestName = "A version that is too old")]
    public async Task Change_is_not_lost_after(string line, bool isHeld, string resumed)
    {
        await using var server = await Server.StartAsync(async (call, number) =>
        {
            if (!call.Request.Query.ContainsKey("watch"))
            {
                await Server.SayAsync(
                    call, 200, number == 1
                        ? """{"metadata":{"resourceVersion":"10"},"items":[]}"""
                        : $$"""{"metadata":{"resourceVersion":"20"},"items":[{{Pod("Succeeded", "20")}}]}""");
                return;
            }
            var lines = call.Request.Query["resourceVersion"] == "10"
                ? $"{Event("ADDED", "Running", "11")}{line}"
                : Event("MODIFIED", "Succeeded", "21");
            await call.Response.WriteAsync(lines + "\n");
            await call.Response.Body.FlushAsync();
            if (isHeld || call.Request.Query["resourceVersion"] != "10")
                await Server.SilenceAsync(call);
        });
        await using var api = server.Api();
        await using var watch = await PodWatch.StartAsync(api, "space", "a=b", Ended);
        using var limit = new CancellationTokenSource(Limit);

        var pod = await watch.UntilAsync("p", one => one.Status.Phase == "Succeeded", limit.Token, Ended);

        pod.ShouldNotBeNull(string.Join('\n', server.Asked));
        server.Asked.Where(asked => asked.Contains("watch=true", StringComparison.Ordinal))
            .ShouldContain(asked => asked.Contains($"resourceVersion={resumed}", StringComparison.Ordinal) || resumed == "20");
        server.Asked[1].ShouldBe(
            "GET /api/v1/namespaces/space/pods?allowWatchBookmarks=true"
            + "&labelSelector=a%3Db&resourceVersion=10&timeoutSeconds=240&watch=true");
    }

    /// <summary>To the library a watch that ends without an event has failed.</summary>
    [Test]
    public async Task Watch_on_which_nothing_happened_is_taken_up()
    {
        await using var server = await Server.StartAsync(async (call, number) =>
        {
            if (number == 1)
                await Server.SayAsync(call, 200, """{"metadata":{"resourceVersion":"10"},"items":[]}""");
            else if (number > 3)
                await call.Response.WriteAsync(Event("ADDED", "Succeeded", "11"));
        });
        await using var api = server.Api();
        await using var watch = await PodWatch.StartAsync(api, "space", "a=b", Ended);
        using var limit = new CancellationTokenSource(Limit);

        (await watch.UntilAsync("p", one => one.Status.Phase == "Succeeded", limit.Token, Ended)).ShouldNotBeNull();
    }

    private static string Pod(string phase, string version) =>
        $$"""{"metadata":{"name":"p","resourceVersion":"{{version}}"},"spec":{},"status":{"phase":"{{phase}}"} }""";

    private static string Event(string type, string phase, string version) =>
        $$"""{"type":"{{type}}","object":{{Pod(phase, version)}} }""" + "\n";
}
