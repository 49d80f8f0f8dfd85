using System.Text;
using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Calling;

namespace Kubernetes.Tests.Calling;

/// <summary>The library's requests, as an API server gets them.</summary>
public sealed class RequestTests
{
    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task All_pages_of_a_list_are_read()
    {
        await using var server = await Server.StartAsync((call, number) => Server.SayAsync(call, 200, number == 1
            ? """{"metadata":{"continue":"next one","resourceVersion":"8"},"items":[{"metadata":{"name":"a"},"handler":"runc"}]}"""
            : """{"metadata":{"resourceVersion":"9"},"items":[{"metadata":{"name":"b"},"handler":"runsc"}]}"""));
        await using var api = server.Api();

        var (items, version) = await api.ListAsync<RuntimeClassAnswer>(Resource.RuntimeClasses, null, null, Ended);

        items.Select(one => one.Handler).ShouldBe(["runc", "runsc"]);
        version.ShouldBe("9");
        server.Asked.ShouldBe([
            "GET /apis/node.k8s.io/v1/runtimeclasses?limit=500",
            "GET /apis/node.k8s.io/v1/runtimeclasses?continue=next%20one&limit=500"]);
    }

    [Test]
    public async Task Dry_run_and_impersonation_are_asked_for()
    {
        var accounts = new List<string>();
        await using var server = await Server.StartAsync((call, _) =>
        {
            accounts.Add($"{call.Request.Headers["Impersonate-User"]}");
            return Server.SayAsync(call, 201, "{}");
        });
        await using var api = server.Api();

        await api.CreateAsync<PodAnswer>(Resource.Pods("space"), [], Ended, dryRun: true);
        await api.CreateAsync<RulesReviewAnswer>(
            Resource.RulesReviews, [], Ended, account: "system:serviceaccount:space:default");

        server.Asked.ShouldBe(
            ["POST /api/v1/namespaces/space/pods?dryRun=All", "POST /apis/authorization.k8s.io/v1/selfsubjectrulesreviews"]);
        accounts.ShouldBe(["", "system:serviceaccount:space:default"]);
    }

    [Test]
    public async Task Deletion_is_of_what_was_read_and_what_is_gone_counts_as_deleted()
    {
        var bodies = new List<JsonNode>();
        await using var server = await Server.StartAsync(async (call, _) =>
        {
            bodies.Add((await JsonNode.ParseAsync(call.Request.Body))!);
            await Server.SayAsync(call, 404, """{"kind":"Status","reason":"NotFound","code":404}""");
        });
        await using var api = server.Api();

        await api.DeleteAsync(Resource.Leases("space"), "one", new Metadata { Uid = "u", ResourceVersion = "5" }, Ended);
        await api.DeleteAllAsync(Resource.Pods("space"), "a=b", Ended);

        server.Asked.ShouldBe([
            "DELETE /apis/coordination.k8s.io/v1/namespaces/space/leases/one",
            "DELETE /api/v1/namespaces/space/pods?labelSelector=a%3Db"]);
        bodies.Select(body => body.ToJsonString()).ShouldBe(
        [
            """{"gracePeriodSeconds":0,"preconditions":{"resourceVersion":"5","uid":"u"},"propagationPolicy":"Background"}""",
            """{"gracePeriodSeconds":0,"propagationPolicy":"Background"}""",
        ]);
    }

    [Test]
    public async Task Log_comes_as_it_is_written()
    {
        var more = new TaskCompletionSource();
        await using var server = await Server.StartAsync(async (call, _) =>
        {
            await call.Response.Body.WriteAsync("one\n"u8.ToArray());
            await call.Response.Body.FlushAsync();
            await more.Task;
            await call.Response.Body.WriteAsync("two\n"u8.ToArray());
        });
        await using var api = server.Api();

        await using var log = await api.LogAsync("space", "pod", "probe", follow: true, Ended);
        using var lines = new StreamReader(log, Encoding.UTF8);

        (await lines.ReadLineAsync(Ended)).ShouldBe("one");
        more.SetResult();
        (await lines.ReadLineAsync(Ended)).ShouldBe("two");
        server.Asked.ShouldBe(["GET /api/v1/namespaces/space/pods/pod/log?container=probe&follow=true"]);
    }
}
