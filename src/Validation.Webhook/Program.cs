using Validation.Webhook;
using Validation.Webhook.Publishing;

WebhookSettings settings;
try
{
    settings = WebhookSettings.Of(args);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine($"validation-webhook: {error.Message}");
    return 2;
}
if (!ServiceAccount.IsHere)
{
    Console.Error.WriteLine(
        "validation-webhook: this is no pod with a service account's token: it runs in a cluster, see deploy/base/webhook.yaml");
    return 2;
}
using var api = ServiceAccount.Http();
await using var server = WebhookServer.Make(settings, new WebhookConfiguration(api, settings.Configuration));
await server.RunAsync().ConfigureAwait(false);
return 0;
