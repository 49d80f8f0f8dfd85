using System.Text.Json.Nodes;
using Validation.Harness.Runs;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Deploy.Tests.Manifests;

/// <summary>The shipped manifests, as kubectl reads them.</summary>
internal static class Documents
{
    internal static string Folder { get; } = Repository.PathOf("deploy");

    internal static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>All objects of a file.</summary>
    internal static IReadOnlyList<JsonObject> Of(string file)
    {
        var parser = new Parser(new StringReader(Text(file)));
        var reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        var writer = new SerializerBuilder().JsonCompatible().Build();
        var found = new List<JsonObject>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
            found.Add(JsonNode.Parse(writer.Serialize(reader.Deserialize<object?>(parser)))!.AsObject());
        return found;
    }

    /// <summary>Every object below base/.</summary>
    internal static IReadOnlyList<JsonObject> Base { get; } =
        [.. Of("base/kustomization.yaml")[0]["resources"]!.AsArray().SelectMany(file => Of($"base/{file}"))];

    internal static JsonObject One(string kind, string name, string? space = null) => Base.Single(one =>
        (string?)one["kind"] == kind && (string?)one["metadata"]!["name"] == name
            && (space is null || (string?)one["metadata"]!["namespace"] == space));
}
