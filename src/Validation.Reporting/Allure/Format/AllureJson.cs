using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Validation.Protocol;

namespace Validation.Reporting.Allure.Format;

[JsonSerializable(typeof(AllureResult))]
[JsonSerializable(typeof(AllureExecutor))]
[JsonSerializable(typeof(IReadOnlyList<AllureCategory>))]
[JsonSerializable(typeof(AllureGlobals))]
[JsonSerializable(typeof(IReadOnlyList<AllureMetric>))]
[JsonSerializable(typeof(RendererSettings))]
[JsonSerializable(typeof(IReadOnlyList<Fact>))]
internal sealed partial class AllureJson : JsonSerializerContext
{
    /// <summary>Read by Node and by people, never embedded in a page as it is.</summary>
    public static AllureJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<Ending>(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
