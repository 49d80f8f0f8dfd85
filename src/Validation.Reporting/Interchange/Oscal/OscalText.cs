using System.Text.Json.Nodes;

namespace Validation.Reporting.Interchange.Oscal;

/// <summary>Values as OSCAL's schema takes them.</summary>
internal static class OscalText
{
    private const string Ours = "urn:validation:results:v1";

    /// <summary>One line with no space at its ends, and never empty.</summary>
    public static string Line(string text) => Plain.Line(text).Trim() is { Length: > 0 } line ? line : "(nothing)";

    /// <summary>OSCAL's prose is Markdown: what would be markup is escaped.</summary>
    public static string Prose(string text) => Markdown.Text(text).Trim() is { Length: > 0 } prose ? prose : "(nothing)";

    /// <summary>A property in this program's namespace, so that it is not taken for one that OSCAL defines.</summary>
    public static JsonObject Property(string name, string value) =>
        new() { ["name"] = name, ["ns"] = Ours, ["value"] = Line(value) };

    public static JsonArray Properties(params ReadOnlySpan<(string Name, string Value)> properties)
    {
        var array = new JsonArray();
        foreach (var (name, value) in properties)
            array.Add(Property(name, value));
        return array;
    }
}
