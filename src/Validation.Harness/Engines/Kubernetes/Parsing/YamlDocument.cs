using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Validation.Harness.Engines.Kubernetes.Parsing;

/// <summary>One document, event by event, as JSON.</summary>
internal sealed class YamlDocument(IParser parser)
{
    /// <summary>What JSON readers take by default.</summary>
    private const int Deepest = 60;

    /// <summary>Aliases of aliases grow without a bound (go-yaml has one, too).</summary>
    private const int MostValues = 100_000;

    private readonly Dictionary<AnchorName, JsonNode?> anchors = [];
    private readonly HashSet<AnchorName> open = [];
    private int values;
    private int depth;

    public JsonNode? Read()
    {
        Count(1);
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Alias(alias);
        if (parser.TryConsume<Scalar>(out var scalar))
            return Keep(scalar.Anchor, YamlScalar.Read(scalar));
        if (++depth > Deepest)
            throw YamlReadException.At(parser.Current!.Start.Line, $"it is nested deeper than {Deepest}");
        var anchor = ((NodeEvent)parser.Current!).Anchor;
        open.Add(anchor);
        JsonNode made = parser.TryConsume<SequenceStart>(out _) ? Sequence() : Mapping();
        open.Remove(anchor);
        depth--;
        return Keep(anchor, made);
    }

    private JsonArray Sequence()
    {
        var made = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
            made.Add(Read());
        return made;
    }

    private JsonObject Mapping()
    {
        parser.Consume<MappingStart>();
        var made = new JsonObject();
        var own = new Dictionary<string, long>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Current is not Scalar)
                throw YamlReadException.At(parser.Current!.Start.Line, "a key is no text, number or boolean");
            var key = parser.Consume<Scalar>();
            if (IsMerge(key))
            {
                Merge(made, Read(), key.Start.Line);
                continue;
            }
            Keep(key.Anchor, YamlScalar.Read(key));
            var name = YamlScalar.Key(key);
            if (!own.TryAdd(name, key.Start.Line))
                throw YamlReadException.At(key.Start.Line, $"the key '{name}' is there already, in line {own[name]}");
            made[name] = Read();
        }
        return made;
    }

    private static bool IsMerge(Scalar key) =>
        key.Value == "<<" && (key.Tag.IsEmpty ? key.Style == ScalarStyle.Plain : key.Tag.Value == "tag:yaml.org,2002:merge");

    /// <summary>
    /// In the order in which they stand: what a merge brings takes the place of what stands above it (go-yaml 2), of several the
    /// first wins.
    /// </summary>
    private static void Merge(JsonObject into, JsonNode? from, long line)
    {
        switch (from)
        {
            case JsonObject one:
                foreach (var (name, value) in one)
                    into[name] = value?.DeepClone();
                break;
            case JsonArray many when many.All(one => one is JsonObject):
                foreach (var one in many.Reverse())
                    Merge(into, one, line);
                break;
            default:
                throw YamlReadException.At(line, "<< takes a mapping, or a list of mappings");
        }
    }

    private JsonNode? Alias(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var known))
        {
            throw YamlReadException.At(
                alias.Start.Line,
                open.Contains(alias.Value) ? $"*{alias.Value} stands within itself" : $"*{alias.Value} is not defined above it");
        }
        Count(Size(known));
        return known?.DeepClone();
    }

    private JsonNode? Keep(AnchorName anchor, JsonNode? value)
    {
        if (!anchor.IsEmpty)
            anchors[anchor] = value;
        return value;
    }

    private void Count(int more)
    {
        values += more;
        if (values > MostValues)
            throw new YamlReadException($"it holds more than {MostValues} values, aliases written out");
    }

    private static int Size(JsonNode? node) => node switch
    {
        JsonObject one => 1 + one.Sum(field => Size(field.Value)),
        JsonArray many => 1 + many.Sum(Size),
        _ => 1,
    };
}
