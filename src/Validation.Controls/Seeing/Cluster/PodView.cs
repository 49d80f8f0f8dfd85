namespace Validation.Controls.Seeing.Cluster;

/// <summary>
/// An arm's pod as the API server holds it, beyond what <see cref="LaunchView"/> says of every engine's launch.
/// </summary>
public sealed record PodView
{
    public required string Name { get; init; }

    public required string? RuntimeClass { get; init; }

    /// <summary>The handler of <see cref="RuntimeClass"/>; null where it names none that exists.</summary>
    public string? Handler { get; init; }

    /// <summary>
    /// The RuntimeClass of evaluation pods, as the run was told its name: what the subject was launched with. Null where there is
    /// none of that name.
    /// </summary>
    public RuntimeClassView? EvaluationClass { get; init; }

    public required string? Node { get; init; }

    public required string ServiceAccount { get; init; }

    /// <summary>spec.overhead, quantities as written; empty where none.</summary>
    public required IReadOnlyDictionary<string, string> Overhead { get; init; }

    /// <summary>resources.limits of the probe's container, quantities as written.</summary>
    public required IReadOnlyDictionary<string, string> Limits { get; init; }

    public override string ToString() =>
        $"pod {Name} on {Node ?? "no node"}, class {RuntimeClass ?? "none"} (handler {Handler ?? "none"}), "
        + $"account {ServiceAccount}, overhead "
        + $"[{Words(Overhead)}], limits [{Words(Limits)}]";

    private static string Words(IReadOnlyDictionary<string, string> quantities) =>
        string.Join(", ", quantities.Select(one => $"{one.Key} {one.Value}"));
}
