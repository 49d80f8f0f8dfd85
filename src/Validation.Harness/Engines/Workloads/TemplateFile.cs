using System.Text.Json;
using System.Text.Json.Nodes;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Workloads;

/// <summary>Reads a platform's template.</summary>
internal static class TemplateFile
{
    /// <summary>
    /// People comment their templates and leave commas; of a field that is there twice, nobody knows which one a runtime would
    /// take.
    /// </summary>
    private static readonly JsonDocumentOptions Tolerance = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <exception cref="ConfigurationException">The file cannot be read.</exception>
    public static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the template '{path}' cannot be read: {error.Message}");
        }
    }

    /// <summary>The one way by which a template in JSON is parsed, whatever is to be known of it.</summary>
    /// <param name="name">The template's.</param>
    /// <param name="text">The template.</param>
    /// <param name="kind">What it has to be: <c>a fragment of an OCI config.json</c>.</param>
    /// <param name="options">How its names are compared.</param>
    /// <exception cref="ConfigurationException">The text is no JSON object, or can be read in more than one way.</exception>
    public static JsonObject Object(string name, string text, string kind, JsonNodeOptions? options = null)
    {
        try
        {
            var read = JsonNode.Parse(text, options, Tolerance) as JsonObject
                ?? throw new ConfigurationException($"the template '{name}' is JSON, but no object: it has to be {kind}");
            // Half of a surrogate pair is told only when it is read: better now than at each launch.
            _ = read.ToJsonString();
            return read;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ConfigurationException($"the template '{name}' is no JSON: {error.Message}");
        }
    }
}
