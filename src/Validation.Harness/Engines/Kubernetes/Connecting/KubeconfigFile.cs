using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Parsing;

namespace Validation.Harness.Engines.Kubernetes.Connecting;

/// <summary>One kubeconfig (kubernetes.io, "kubeconfig (v1)").</summary>
internal sealed record KubeconfigFile(string Path, JsonObject Content)
{
    public string? CurrentContext => Text(Content, "current-context");

    /// <exception cref="KubernetesException">It cannot be read.</exception>
    public static KubeconfigFile Read(string path)
    {
        try
        {
            var documents = Yaml.Documents(File.ReadAllText(path));
            return new KubeconfigFile(
                path, documents is [] ? [] : documents[0] as JsonObject ?? throw new YamlReadException("it is no object"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or YamlReadException)
        {
            throw new KubernetesException($"the kubeconfig {path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>A field's text; null where there is none.</summary>
    public static string? Text(JsonObject entry, string field) => Manifest.Text(entry[field]);

    /// <param name="list">
    /// <c>clusters</c>, <c>users</c> or <c>contexts</c>, each with its content under <c>cluster</c>, <c>user</c>, <c>context</c>.
    /// </param>
    /// <param name="name">Its name, to the letter.</param>
    public JsonObject? Entry(string list, string name) =>
        (Content[list] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(one => Text(one, "name") == name) is { } entry
            ? entry[list[..^1]] as JsonObject ?? []
            : null;

    /// <summary>
    /// What a pair of fields holds, <c>client-key-data</c> in base64 or <c>client-key</c> as a file beside this one, in base64.
    /// </summary>
    /// <exception cref="KubernetesException">The file cannot be read.</exception>
    public string? Data(JsonObject entry, string field)
    {
        if (Text(entry, $"{field}-data") is { Length: > 0 } data)
            return data;
        if (Text(entry, field) is not { Length: > 0 } file)
            return null;
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, file);
        try
        {
            return Convert.ToBase64String(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KubernetesException($"the {field} of the kubeconfig {Path} cannot be read: {error.Message}", error);
        }
    }
}
