using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Validation.Webhook.Admission;

/// <summary>What the API server asks, and what it is answered (admission.k8s.io/v1, AdmissionReview).</summary>
internal sealed record AdmissionReview(string? ApiVersion, string? Kind, AdmissionRequest? Request, AdmissionResponse? Response);

/// <param name="Uid">To be given back.</param>
/// <param name="Operation">CREATE or UPDATE.</param>
/// <param name="Namespace">Where the pod is to live.</param>
/// <param name="Name">Empty where the API server is to make one up.</param>
/// <param name="Object">The pod as it would be stored.</param>
/// <param name="OldObject">The pod as it is stored; null on creation.</param>
internal sealed record AdmissionRequest(string Uid, string Operation, string? Namespace, string? Name, JsonObject? Object,
    JsonObject? OldObject);

internal sealed record AdmissionResponse(string Uid, bool Allowed, AdmissionStatus? Status);

internal sealed record AdmissionStatus(int Code, string Reason, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdmissionReview))]
internal sealed partial class AdmissionJson : JsonSerializerContext;
