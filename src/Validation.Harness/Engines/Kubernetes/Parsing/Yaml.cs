using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Validation.Harness.Engines.Kubernetes.Parsing;

/// <summary>
/// Reads YAML as kubectl does, as another way to write JSON (sigs.k8s.io/yaml: YAML 1.1 with go-yaml's ways), where YamlDotNet
/// would read YAML 1.2. One thing is refused that kubectl lets pass: a key that stands twice, of which the last would win.
/// </summary>
internal static class Yaml
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <returns>What each document holds; those that hold nothing are left out.</returns>
    /// <exception cref="YamlReadException">It cannot be read.</exception>
    public static IReadOnlyList<JsonNode> Documents(string text)
    {
        if (!IsJson(text))
            return Parse(text);
        try
        {
            return [JsonNode.Parse(text, documentOptions: Strict)!];
        }
        catch (JsonException error)
        {
            // A name that stands twice is told without its line; to YAML it is the same mistake.
            if (error.LineNumber is null)
                Parse(text);
            throw YamlReadException.At((error.LineNumber ?? 0) + 1, error.Message);
        }
    }

    /// <summary>Where braces are YAML's, keys have no quotes; a parser of YAML would let pass what JSON has wrong.</summary>
    private static bool IsJson(string text) =>
        text.AsSpan().TrimStart() is ['{', .. var inside] && inside.TrimStart() is ['"' or '}', ..];

    private static List<JsonNode> Parse(string text)
    {
        var documents = new List<JsonNode>();
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            while (parser.TryConsume<DocumentStart>(out _))
            {
                if (new YamlDocument(parser).Read() is { } held)
                    documents.Add(held);
                parser.Consume<DocumentEnd>();
            }
            return documents;
        }
        catch (YamlException error)
        {
            throw new YamlReadException(Problem(text, error), error);
        }
    }

    /// <summary>The parser tells of a tab in the line of what stands above it.</summary>
    private static string Problem(string text, YamlException error)
    {
        if (!error.Message.Contains(" tab ", StringComparison.Ordinal))
            return $"line {error.Start.Line}: {error.Message}";
        var line = text.Split('\n').Skip((int)error.Start.Line - 1).TakeWhile(one => !IsIndentedByTab(one)).Count()
            + error.Start.Line;
        return $"line {line}: it is indented with a tab, where YAML takes blanks only";
    }

    private static bool IsIndentedByTab(string line) =>
        line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t');
}
