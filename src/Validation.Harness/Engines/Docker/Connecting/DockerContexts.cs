using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Docker.Connecting;

/// <summary>
/// The contexts of docker's command line (docker/cli, cli/context/store): <c>config.json</c> names the current one,
/// <c>contexts/meta/SHA256-OF-NAME/meta.json</c> says where it leads, <c>contexts/tls/…/docker</c> holds its certificates. The
/// library reads of a context where it leads, and neither its certificates nor SkipTLSVerify.
/// </summary>
internal static class DockerContexts
{
    /// <returns>The current context's name, or null where none was chosen.</returns>
    public static string? Current(string directory)
    {
        var path = Path.Combine(directory, "config.json");
        if (!File.Exists(path))
            return null;
        return Parse(path, ContextJson.Default.CommandLineConfiguration).CurrentContext is { Length: > 0 } name ? name : null;
    }

    public static DockerHost Read(string directory, string name, string source)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var path = Path.Combine(directory, "contexts", "meta", hash, "meta.json");
        if (!File.Exists(path))
            throw new ConfigurationException($"the docker context '{name}' (from {source}) does not exist: there is no '{path}'; "
                + "`docker context ls` lists those that do");
        if (!Parse(path, ContextJson.Default.ContextMetadata).Endpoints.TryGetValue("docker", out var endpoint)
            || endpoint.Host is not { Length: > 0 } address)
            throw new ConfigurationException($"the docker context '{name}' (from {source}) names no docker endpoint in '{path}'");
        var certificates = Path.Combine(directory, "contexts", "tls", hash, "docker");
        return new DockerHost
        {
            Address = address,
            Source = $"the docker context '{name}'",
            Certificates = Directory.Exists(certificates) ? certificates : null,
            TrustsAnyServer = endpoint.SkipTlsVerify,
        };
    }

    private static T Parse<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), type) ?? throw new JsonException("null");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"docker's configuration '{path}' cannot be read: {error.Message}");
        }
    }
}

internal sealed record CommandLineConfiguration
{
    [JsonPropertyName("currentContext")]
    public string? CurrentContext { get; init; }
}

internal sealed record ContextMetadata
{
    public IReadOnlyDictionary<string, ContextEndpoint> Endpoints { get; init; } = new Dictionary<string, ContextEndpoint>();
}

internal sealed record ContextEndpoint
{
    public string? Host { get; init; }

    [JsonPropertyName("SkipTLSVerify")]
    public bool SkipTlsVerify { get; init; }
}

[JsonSerializable(typeof(CommandLineConfiguration))]
[JsonSerializable(typeof(ContextMetadata))]
internal sealed partial class ContextJson : JsonSerializerContext;
