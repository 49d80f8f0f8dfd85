using System.Text.Json;
using System.Text.Json.Serialization;
using Validation.Controls.Seeing.Cluster;

namespace Validation.Harness.Engines.Kubernetes.Calling;

/// <summary>metav1.ObjectMeta, as far as it is read.</summary>
internal sealed record Metadata
{
    public string Name { get; init; } = "";

    public string Uid { get; init; } = "";

    public string ResourceVersion { get; init; } = "";

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public DateTimeOffset CreationTimestamp { get; init; }

    public IReadOnlyList<Owner>? OwnerReferences { get; init; }

    /// <summary>Of a list: where the next page begins; empty on the last.</summary>
    public string? Continue { get; init; }
}

internal sealed record Owner(string Kind, string Name);

/// <summary>metav1.Status.</summary>
internal sealed record StatusAnswer
{
    public string? Reason { get; init; }

    public string? Message { get; init; }
}

internal sealed record ListAnswer<T>
{
    public Metadata Metadata { get; init; } = new();

    public IReadOnlyList<T>? Items { get; init; }
}

internal sealed record NamespaceAnswer(Metadata Metadata);

/// <summary>The object of an event that tells nothing but how far the server is.</summary>
internal sealed record BookmarkAnswer(BookmarkMetadata? Metadata);

internal sealed record BookmarkMetadata(string? ResourceVersion);

internal sealed record RuntimeClassAnswer(
    Metadata Metadata, string Handler, RuntimeClassScheduling? Scheduling, RuntimeClassOverhead? Overhead)
{
    public RuntimeClassView View() => new()
    {
        Name = Metadata.Name,
        Handler = Handler,
        NodeSelector = Scheduling?.NodeSelector ?? new Dictionary<string, string>(),
        Overhead = Overhead?.PodFixed ?? new Dictionary<string, string>(),
    };
}

internal sealed record RuntimeClassScheduling(IReadOnlyDictionary<string, string>? NodeSelector,
    IReadOnlyList<Toleration>? Tolerations);

internal sealed record RuntimeClassOverhead(IReadOnlyDictionary<string, string>? PodFixed);

internal sealed record EventAnswer(Metadata Metadata, string? Reason, string? Message, string? Type);

internal sealed record QuotaAnswer(Metadata Metadata, QuotaSpec? Spec);

internal sealed record QuotaSpec(IReadOnlyDictionary<string, string>? Hard);

internal sealed record PolicyAnswer(Metadata Metadata, PolicySpec? Spec);

internal sealed record PolicySpec(LabelSelector? PodSelector, IReadOnlyList<string>? PolicyTypes,
    IReadOnlyList<JsonElement>? Ingress, IReadOnlyList<JsonElement>? Egress);

internal sealed record LabelSelector(IReadOnlyDictionary<string, string>? MatchLabels,
    IReadOnlyList<LabelExpression>? MatchExpressions);

internal sealed record LabelExpression(string Key, string Operator, IReadOnlyList<string>? Values);

internal sealed record RulesReviewAnswer(RulesReviewStatus? Status);

internal sealed record RulesReviewStatus(IReadOnlyList<ResourceRule>? ResourceRules,
    IReadOnlyList<NonResourceRule>? NonResourceRules, bool Incomplete, string? EvaluationError);

internal sealed record ResourceRule(IReadOnlyList<string> Verbs, IReadOnlyList<string>? Resources);

internal sealed record NonResourceRule(IReadOnlyList<string> Verbs, IReadOnlyList<string>? NonResourceURLs);

internal sealed record LeaseAnswer(Metadata Metadata, LeaseSpec? Spec);

internal sealed record LeaseSpec(string? HolderIdentity, int? LeaseDurationSeconds, DateTimeOffset? RenewTime);

internal sealed record EndpointsAnswer(IReadOnlyList<EndpointSubset>? Subsets);

internal sealed record EndpointSubset(IReadOnlyList<EndpointAddress>? Addresses, IReadOnlyList<EndpointPort>? Ports);

internal sealed record EndpointAddress(string Ip);

internal sealed record EndpointPort(int Port);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(BookmarkAnswer))]
[JsonSerializable(typeof(Metadata))]
[JsonSerializable(typeof(NamespaceAnswer))]
[JsonSerializable(typeof(RuntimeClassAnswer))]
[JsonSerializable(typeof(ListAnswer<RuntimeClassAnswer>))]
[JsonSerializable(typeof(ListAnswer<EventAnswer>))]
[JsonSerializable(typeof(ListAnswer<QuotaAnswer>))]
[JsonSerializable(typeof(ListAnswer<PolicyAnswer>))]
[JsonSerializable(typeof(ListAnswer<PodAnswer>))]
[JsonSerializable(typeof(ListAnswer<NodeAnswer>))]
[JsonSerializable(typeof(PodAnswer))]
[JsonSerializable(typeof(NodeAnswer))]
[JsonSerializable(typeof(RulesReviewAnswer))]
[JsonSerializable(typeof(LeaseAnswer))]
[JsonSerializable(typeof(EndpointsAnswer))]
[JsonSerializable(typeof(PodSpec))]
internal sealed partial class KubernetesJson : JsonSerializerContext;
