using Validation.Webhook;

namespace Deploy.Tests.Webhook;

public sealed class ProgramTests
{
    [TestCase("--nonsense",
        "unknown switch '--nonsense'; known: --classes=VALUE, --configuration=VALUE, --service=VALUE, --port=VALUE")]
    [TestCase("--port=99999", "'--port=99999' has no value that --port can take")]
    [TestCase("--classes=,", "'--classes=,' has no value that --classes can take")]
    [TestCase("--port=8443", "this is no pod with a service account's token: it runs in a cluster, see deploy/base/webhook.yaml")]
    public async Task Bad_use_ends_in_one_line_and_code_2(string argument, string says)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "validation-webhook.dll");

        (await new Command("dotnet", program, argument).RunAsync()).ShouldBe(new Ended(2, "", $"validation-webhook: {says}\n"));
    }

    [Test]
    public void Defaults_are_what_the_manifests_say() =>
        WebhookSettings.Of([]).ShouldSatisfyAllConditions(
            settings => settings.Classes.ShouldBe(["gvisor"]),
            settings => settings.Configuration.ShouldBe("pods.validation.dev"),
            settings => settings.Service.ShouldBe("validation-webhook.validation.svc"),
            settings => settings.Port.ShouldBe(8443));
}
