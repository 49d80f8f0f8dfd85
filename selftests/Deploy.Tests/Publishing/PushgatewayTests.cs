using Microsoft.AspNetCore.Http;
using Validation.Harness.Publishing;
using Validation.Harness.Runs;
using Validation.Harness.Settings;

namespace Deploy.Tests.Publishing;

public sealed class PushgatewayTests
{
    private static CancellationToken Ended => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task Replaces_the_group_of_the_target()
    {
        var requests = new List<string>();
        await using var gateway = await GatewayAsync(requests, StatusCodes.Status200OK, "");

        var problem = await Pushgateway.PushAsync(gateway.Address, "cluster/ä?",
            "validation_run_exit_code 0\n"u8.ToArray(), Ended);

        problem.ShouldBeNull();
        requests.ShouldBe([
            "PUT /metrics/job/validation/target@base64/Y2x1c3Rlci_DpD8 text/plain; charset=utf-8; version=0.0.4: "
                + "validation_run_exit_code 0\n",
        ]);
    }

    [Test]
    public async Task What_it_refuses_is_told_in_its_words()
    {
        await using var gateway = await GatewayAsync([], StatusCodes.Status400BadRequest, "text format parsing error in line 1");

        var problem = await Pushgateway.PushAsync(gateway.Address, "one", "nonsense"u8.ToArray(), Ended);

        problem.ShouldBe($"PUT {gateway.Address}metrics/job/validation/target@base64/b25l: 400 Bad Request, text format parsing "
            + "error in line 1");
    }

    [Test]
    public async Task Nobody_there_is_told_with_the_address()
    {
        var problem = await Pushgateway.PushAsync(new Uri("http://127.0.0.1:1"), "one", "a 1\n"u8.ToArray(), Ended);

        problem.ShouldNotBeNull();
        problem.ShouldStartWith("PUT http://127.0.0.1:1/metrics/job/validation/target@base64/b25l: Connection refused");
    }

    [TestCase("pushgateway:9091")]
    [TestCase("ftp://pushgateway")]
    [TestCase("not a URL")]
    public void What_is_no_URL_is_bad_input(string value)
    {
        var wrong = Should.Throw<ConfigurationException>(() =>
            SettingsLoader.Load(new SettingsLayer("the test", new Dictionary<string, string> { ["pushgateway"] = value }, "/")));

        wrong.Message.ShouldBe($"pushgateway is '{value}' (from the test), which is no URL that begins with http:// or https://");
    }

    /// <summary>Takes what is pushed and remembers it.</summary>
    private static Task<Server> GatewayAsync(List<string> requests, int code, string said) => Server.StartAsync(async (call, _) =>
    {
        using var body = new StreamReader(call.Request.Body);
        var text = await body.ReadToEndAsync(call.RequestAborted);
        requests.Add($"{call.Request.Method} {call.Request.Path} {call.Request.ContentType}: {text}");
        await Server.SayAsync(call, code, said);
    });
}
