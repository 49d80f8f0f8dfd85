using System.Text;
using System.Text.Json.Nodes;

namespace Validation.Webhook.Publishing;

/// <summary>Where the API server learns whom to trust: the ValidatingWebhookConfiguration that calls this webhook.</summary>
/// <param name="http">With the service account's credentials.</param>
/// <param name="name">The configuration, and the name of its one webhook.</param>
internal sealed class WebhookConfiguration(HttpClient http, string name) 
{
    /// <exception cref="HttpRequestException">It was not stored: what was asked, and what came back.</exception>
    public async Task TrustAsync(string bundle, CancellationToken cancellationToken)
    {
        var path =
            $"/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/{name}?fieldManager=validation-webhook";
        // The list of webhooks is merged by name, so that nothing but the bundle changes; the same bundle again changes nothing.
        var patch = new JsonObject
        {
            ["webhooks"] = new JsonArray(new JsonObject
            {
                ["name"] = name,
                ["clientConfig"] = new JsonObject { ["caBundle"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(bundle)) },
            }),
        };
        using var content = new StringContent(patch.ToJsonString(), Encoding.UTF8, "application/strategic-merge-patch+json");
        using var answer = await http.PatchAsync(new Uri(path, UriKind.Relative), content,
            cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
            return;
        var said = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        throw new HttpRequestException($"PATCH {path}: {(int)answer.StatusCode}, {said.Trim()}", null, answer.StatusCode);
    }
}
