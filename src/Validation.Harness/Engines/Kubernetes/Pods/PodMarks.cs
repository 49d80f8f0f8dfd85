using System.Text.Json.Nodes;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>What marks objects as a run's, so that the next run, who holds the lock then, knows them for left-overs.</summary>
internal sealed record PodMarks(string Run)
{
    public const string RunLabel = "validation.dev/run";

    /// <summary>In an audit, the node's number.</summary>
    public const string NodeLabel = "validation.dev/node";

    /// <summary>No arm takes longer; the kubelet ends a pod that does, whoever has died meanwhile.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    /// <summary>Objects of this run.</summary>
    public string Own => $"{RunLabel}={Run}";

    /// <summary>Objects of any other.</summary>
    public string Others => $"{RunLabel},{RunLabel}!={Run}";

    public JsonObject Metadata(string name, JsonObject? template = null)
    {
        var metadata = template?.DeepClone().AsObject() ?? [];
        metadata.Remove("generateName");
        metadata.Remove("namespace");
        metadata["name"] = name;
        if (metadata["labels"] is not JsonObject labels)
            metadata["labels"] = labels = [];
        labels[RunLabel] = Run;
        return metadata;
    }
}
