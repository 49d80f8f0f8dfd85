using System.Net;
using System.Text;

namespace Deploy.Tests.Webhook;

public sealed class TrustTests
{
    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task Is_healthy_and_ready_once_the_api_server_knows_its_authority()
    {
        await using var webhook = await RunningWebhook.StartAsync(Ended);
        using var client = webhook.Client(webhook.Cluster.Bundles[^1]);

        (await client.GetStringAsync("/healthz", Ended)).ShouldBe("ok");
        (await client.GetStringAsync("/readyz", Ended)).ShouldBe("ok");
    }

    [Test]
    public async Task Serves_nothing_before_the_api_server_knows_its_authority()
    {
        await using var webhook = await RunningWebhook.StartAsync(Ended, refusal: 403);

        webhook.Trust.IsPublished.ShouldBeFalse();
        webhook.Cluster.Refusal = 0;
        await webhook.Trust.PublishAsync(TimeProvider.System.GetUtcNow(), Ended);

        webhook.Trust.IsPublished.ShouldBeTrue();
        using var client = webhook.Client(webhook.Cluster.Bundles[^1]);
        (await client.GetStringAsync("/readyz", Ended)).ShouldBe("ok");
    }

    [Test]
    public async Task Two_webhooks_do_not_trust_each_other()
    {
        await using var webhook = await RunningWebhook.StartAsync(Ended);
        await using var other = await RunningWebhook.StartAsync(Ended);
        using var client = webhook.Client(other.Cluster.Bundles[^1]);

        var refused = await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync("/healthz", Ended));
        refused.InnerException.ShouldBeOfType<System.Security.Authentication.AuthenticationException>();
    }

    [Test]
    public async Task Renews_before_the_certificate_runs_out_and_is_trusted_all_the_while()
    {
        await using var webhook = await RunningWebhook.StartAsync(Ended);
        var first = webhook.Cluster.Bundles[^1];
        var start = TimeProvider.System.GetUtcNow();

        await webhook.Trust.PublishAsync(start.AddDays(19), Ended);
        webhook.Cluster.Bundles[^1].ShouldBe(first, "a third of its life is left");
        await webhook.Trust.PublishAsync(start.AddDays(21), Ended);
        var both = webhook.Cluster.Bundles[^1];
        await webhook.Trust.PublishAsync(start.AddDays(22), Ended);
        var last = webhook.Cluster.Bundles[^1];

        Count(first).ShouldBe(1);
        Count(both).ShouldBe(2);
        both.ShouldStartWith(first.TrimEnd());
        Count(last).ShouldBe(1);
        last.ShouldNotBe(first);
        both.ShouldContain(last.TrimEnd());
    }

    [Test]
    public async Task What_is_no_review_is_refused_as_such()
    {
        await using var webhook = await RunningWebhook.StartAsync(Ended);
        using var client = webhook.Client(webhook.Cluster.Bundles[^1]);
        foreach (var nonsense in (string[])[
            "",
            "[]",
            "{",
            """{"apiVersion":"admission.k8s.io/v1beta1","request":{"uid":"1","operation":"CREATE"}}""",
        ])
        {
            using var content = new StringContent(nonsense, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("/pods", UriKind.Relative), content, Ended);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, nonsense);
        }
    }

    [Test]
    public async Task A_review_without_a_pod_is_not_allowed()
    {
        await using var webhook = await RunningWebhook.StartAsync(Ended);
        using var client = webhook.Client(webhook.Cluster.Bundles[^1]);
        using var content = new StringContent(
            """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"1","operation":"CREATE"}}""",
            Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/pods", UriKind.Relative), content, Ended);

        (await answer.Content.ReadAsStringAsync(Ended)).ShouldContain("\"allowed\":false");
    }

    private static int Count(string bundle) => bundle.Split("BEGIN CERTIFICATE").Length - 1;
}
