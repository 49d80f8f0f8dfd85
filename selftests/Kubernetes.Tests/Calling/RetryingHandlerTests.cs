using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;

namespace Kubernetes.Tests.Calling;

/// <summary>What the API server puts off is asked again; what it refuses is told in its own words.</summary>
public sealed class RetryingHandlerTests
{
    private const string Node = """{"metadata":{"name":"a"},"spec":{},"status":{"nodeInfo":{}}}""";

    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [TestCase(429, "1", "")]
    [TestCase(429, "0", "")]
    [TestCase(429, null, "")]
    [TestCase(503, null, "")]
    [TestCase(500, null, "error trying to reach service")]
    public async Task What_is_put_off_is_asked_again(int status, string? after, string body)
    {
        await using var server = await Server.StartAsync(async (call, number) =>
        {
            if (number == 1 && after is not null)
                call.Response.Headers.RetryAfter = after;
            await Server.SayAsync(call, number == 1 ? status : 200, number == 1 ? body : Node);
        });
        await using var api = server.Api();
        var began = TimeProvider.System.GetTimestamp();

        (await api.GetAsync<NodeAnswer>(Resource.Nodes, "a", Ended)).Name.ShouldBe("a");

        (api.Requests, api.Repeated).ShouldBe((2, 1));
        if (after == "1")
            TimeProvider.System.GetElapsedTime(began)
                .ShouldBeGreaterThan(TimeSpan.FromSeconds(0.95), "the server asked for a second");
    }

    [Test]
    public async Task Longer_than_anybody_waits_is_told_at_once()
    {
        await using var server = await Server.StartAsync((call, _) =>
        {
            call.Response.Headers.RetryAfter = "3600";
            return Server.SayAsync(call, 429, """{"kind":"Status","reason":"TooManyRequests","message":"later","code":429}""");
        });
        await using var api = server.Api();

        var error = await Should.ThrowAsync<KubernetesException>(() => api.GetAsync<NodeAnswer>(Resource.Nodes, "a", Ended));

        error.Message.ShouldBe("GET /api/v1/nodes/a at test: 429 TooManyRequests, later (tried 1 times in 0 s)");
    }

    [Test]
    public async Task Body_is_sent_again_as_it_was()
    {
        var bodies = new List<string>();
        await using var server = await Server.StartAsync(async (call, number) =>
        {
            bodies.Add(await new StreamReader(call.Request.Body).ReadToEndAsync());
            if (number == 1)
                call.Abort();
            else
                await Server.SayAsync(call, 201, """{"metadata":{"name":"p","uid":"7"}}""");
        });
        await using var api = server.Api();
        var pod = JsonNode.Parse(
            """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"brandNewField":{"x":[1]},"containers":[{"resources":{"limits":{"cpu":"0.5","memory":"0.1Gi"}}}]}}""")!;

        (await api.CreateAsync<PodAnswer>(Resource.Pods("space"), pod.AsObject(), Ended)).Metadata.Uid.ShouldBe("7");

        bodies.ShouldBe([pod.ToJsonString(), pod.ToJsonString()], "no field is lost and no quantity written anew");
        server.Asked.ShouldAllBe(asked => asked == "POST /api/v1/namespaces/space/pods");
    }

    [Test]
    public async Task Refusal_is_told_in_the_servers_words()
    {
        await using var server = await Server.StartAsync(
            403, """{"kind":"Status","reason":"Forbidden","message":"pods is forbidden","code":403}""");
        await using var api = server.Api();

        var error = await Should.ThrowAsync<KubernetesException>(
            () => api.ListAsync<PodAnswer>(Resource.Pods("space"), "a=b,c in (d)", null, Ended));

        error.Message.ShouldBe(
            "GET /api/v1/namespaces/space/pods?labelSelector=a%3Db%2Cc%20in%20%28d%29&limit=500 at test: 403 Forbidden, "
            + "pods is forbidden");
        (error.Status, error.Reason, error.Said).ShouldBe((HttpStatusCode.Forbidden, "Forbidden", "pods is forbidden"));
        api.Repeated.ShouldBe(0);
    }

    [Test]
    public async Task Refusal_of_a_server_that_has_just_come_back_is_not_believed()
    {
        await using var server = await Server.StartAsync((call, number) => number switch
        {
            1 => Server.SayAsync(call, 503, ""),
            2 => Server.SayAsync(
                call, 403, """{"kind":"Status","reason":"Forbidden","message":"RBAC: not read yet","code":403}"""),
            _ => Server.SayAsync(call, 200, Node),
        });
        await using var api = server.Api();

        (await api.GetAsync<NodeAnswer>(Resource.Nodes, "a", Ended)).Name.ShouldBe("a");
    }

    [Test]
    public async Task Object_that_a_first_try_made_is_read()
    {
        await using var server = await Server.StartAsync((call, _) => call.Request.Method == HttpMethods.Post
            ? Server.SayAsync(call, 409, """{"kind":"Status","reason":"AlreadyExists","message":"is there","code":409}""")
            : Server.SayAsync(call, 200, """{"metadata":{"name":"p","uid":"7"}}"""));
        await using var api = server.Api();

        (await api.CreatePodAsync(
            "space", new JsonObject { ["metadata"] = new JsonObject { ["name"] = "p" } }, Ended)).Metadata.Uid.ShouldBe("7");

        server.Asked[^1].ShouldBe("GET /api/v1/namespaces/space/pods/p");
    }

    [Test]
    public async Task Answer_that_is_no_such_object_is_said()
    {
        await using var server = await Server.StartAsync(200, "<html>");
        await using var api = server.Api();

        (await Should.ThrowAsync<KubernetesException>(() => api.GetAsync<NodeAnswer>(Resource.Nodes, "a", Ended))).Message
            .ShouldStartWith("/api/v1/nodes/a at test answered something that is no NodeAnswer: ");
    }
}
