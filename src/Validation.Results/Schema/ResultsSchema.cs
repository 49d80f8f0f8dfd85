using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Validation.Results.Schema;

/// <summary>
/// The JSON Schema (2020-12) of <c>results.json</c>, made from the records that write it. Strict: what a record does not have is
/// not allowed. docs/results.schema.json is a copy that a test keeps the same.
/// </summary>
internal static class ResultsSchema
{
    public static string Text()
    {
        var schema = ResultsJson.Readable.RunResults.Options
            .GetJsonSchemaAsNode(typeof(RunResults), new JsonSchemaExporterOptions
            {
                TreatNullObliviousAsNonNullable = true,
                TransformSchemaNode = Strict,
            })
            .AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "$id", "urn:" + RunResults.CurrentSchema.Replace('/', ':'));
        schema.Insert(2, "title", "results.json of Validation, " + RunResults.CurrentSchema);
        schema["properties"]!["schema"] = new JsonObject { ["const"] = RunResults.CurrentSchema };
        return schema.ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }) + "\n";
    }

    /// <summary>
    /// Nothing but the known members; null only where a member must be there, as others without a value are left out.
    /// </summary>
    private static JsonNode Strict(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;
        if (schema["properties"] is JsonObject)
            schema["additionalProperties"] = false;
        if (context.PropertyInfo is { IsRequired: false } && schema["type"] is JsonArray types)
        {
            string[] left = [.. types.Select(type => type!.GetValue<string>()).Where(type => type != "null")];
            schema["type"] = left.Length == 1 ? left[0] : new JsonArray([.. left.Select(type => (JsonNode)type)]);
        }
        if (context.PropertyInfo is { IsRequired: false } && schema["enum"] is JsonArray words && words.Contains(null))
            words.Remove(null);
        return schema;
    }
}
