namespace Validation.Controls.Seeing.Cluster;

/// <summary>
/// What the API server says of where an arm's pods live: the subject's namespace and class, or the harness's own namespace, which
/// has neither class nor policies, so that the same question shows the exposure there.
/// </summary>
public sealed record ClusterView
{
    /// <summary>The namespace that was looked at, with its labels.</summary>
    public required Reading<NamespaceView> Namespace { get; init; }

    /// <summary>
    /// The RuntimeClass that the run was told to launch the arm's pods with; null where it was told none, or where there is no
    /// such object. Absent where it could not be asked for.
    /// </summary>
    public required Reading<RuntimeClassView?> RuntimeClass { get; init; }

    /// <summary>
    /// By name of the attempt (<see cref="Attempts"/>), what the API server answered to a pod that was created with dryRun=All.
    /// </summary>
    public required IReadOnlyDictionary<string, Reading<AttemptView>> Attempts { get; init; }

    public required Reading<IReadOnlyList<PolicyView>> NetworkPolicies { get; init; }

    public required Reading<IReadOnlyList<QuotaView>> Quotas { get; init; }

    /// <summary>
    /// What the service account of the arm's pods may do (SelfSubjectRulesReview): of the subject's pods, or of the harness
    /// itself. Absent where the review says of itself that it is incomplete.
    /// </summary>
    public required Reading<RightsView> Rights { get; init; }

    /// <summary>
    /// Living pods of the namespace other than this run's arms. In the harness's own namespace the listener's pod is among them,
    /// which has no class and is weaker than the template.
    /// </summary>
    public required Reading<IReadOnlyList<LivingPodView>> Pods { get; init; }

    /// <summary>The nodes that pods of the arm can land on, by class, selector and taints.</summary>
    public required Reading<IReadOnlyList<NodeView>> Nodes { get; init; }

    public Reading<AttemptView> Attempt(string name) =>
        Attempts.GetValueOrDefault(name) ?? Reading.Absent<AttemptView>($"the attempt '{name}' was not made");

    public override string ToString() => $"namespace {Namespace}, class {RuntimeClass}";
}

/// <summary>A namespace and its labels.</summary>
public sealed record NamespaceView(string Name, IReadOnlyDictionary<string, string> Labels)
{
    public override string ToString() => $"{Name} [{string.Join(", ", Labels.Select(label => $"{label.Key}={label.Value}"))}]";
}

/// <summary>A RuntimeClass (node.k8s.io).</summary>
public sealed record RuntimeClassView
{
    public required string Name { get; init; }

    public required string Handler { get; init; }

    /// <summary>scheduling.nodeSelector.</summary>
    public required IReadOnlyDictionary<string, string> NodeSelector { get; init; }

    /// <summary>overhead.podFixed, quantities as written: <c>memory</c> → <c>64Mi</c>.</summary>
    public required IReadOnlyDictionary<string, string> Overhead { get; init; }

    public override string ToString() =>
        $"{Name} → handler {Handler}, nodes [{string.Join(", ", NodeSelector.Select(label => $"{label.Key}={label.Value}"))}], "
            + $"overhead [{string.Join(", ", Overhead.Select(one => $"{one.Key} {one.Value}"))}]";
}

/// <summary>The API server's answer to one pod.</summary>
public sealed record AttemptView
{
    /// <summary>True where the pod would have been created.</summary>
    public required bool Accepted { get; init; }

    /// <summary>The HTTP status: 201, 403, 422 …</summary>
    public required int Status { get; init; }

    /// <summary>The machine-readable reason of metav1.Status: <c>Forbidden</c>, <c>Invalid</c> …; empty where accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>What the server said, verbatim; empty where accepted.</summary>
    public required string Message { get; init; }

    /// <summary>The RuntimeClass that the accepted pod would have had after all mutations; null where none or refused.</summary>
    public required string? RuntimeClass { get; init; }

    /// <summary>
    /// resources.limits of the accepted pod's first container after all mutations, quantities as written; empty where none or
    /// refused.
    /// </summary>
    public IReadOnlyDictionary<string, string> Limits { get; init; } = new Dictionary<string, string>();

    public override string ToString() =>
        Accepted
            ? $"accepted ({Status}), class {RuntimeClass ?? "none"}, limits ["
                + $"{string.Join(", ", Limits.Select(one => $"{one.Key} {one.Value}"))}]"
            : $"refused ({Status} {Reason}): {Message}";
}

/// <summary>A NetworkPolicy (networking.k8s.io/v1).</summary>
public sealed record PolicyView
{
    public required string Name { get; init; }

    /// <summary>True where it selects every pod of the namespace (an empty podSelector).</summary>
    public required bool SelectsAll { get; init; }

    /// <summary>True where it selects the subject's pods by their labels.</summary>
    public required bool SelectsSubject { get; init; }

    /// <summary>policyTypes holds Ingress, and there is no ingress rule.</summary>
    public required bool DeniesIngress { get; init; }

    /// <summary>policyTypes holds Egress, and there is no egress rule.</summary>
    public required bool DeniesEgress { get; init; }

    /// <summary>policyTypes holds Ingress: what no rule allows is denied.</summary>
    public required bool GovernsIngress { get; init; }

    /// <summary>policyTypes holds Egress: what no rule allows is denied.</summary>
    public required bool GovernsEgress { get; init; }

    public override string ToString() =>
        $"{Name} ({(SelectsAll ? "all pods" : SelectsSubject ? "the subject's pods" : "other pods")}: "
        + $"ingress {(DeniesIngress ? "denied" : GovernsIngress ? "by rule" : "open")}, egress "
        + $"{(DeniesEgress ? "denied" : GovernsEgress ? "by rule" : "open")})";
}

/// <summary>A ResourceQuota: hard limits by resource name, quantities as written.</summary>
public sealed record QuotaView(string Name, IReadOnlyDictionary<string, string> Hard)
{
    public override string ToString() => $"{Name} [{string.Join(", ", Hard.Select(one => $"{one.Key} {one.Value}"))}]";
}

/// <summary>What an account may do in its namespace.</summary>
public sealed record RightsView
{
    public required string Account { get; init; }

    /// <summary>
    /// <c>create pods</c>, <c>get secrets</c>, <c>* *</c>, <c>get /api/*</c> …: a verb and a resource or path each, sorted.
    /// </summary>
    public required IReadOnlyList<string> Rights { get; init; }

    public override string ToString() => $"{Account} may [{string.Join(", ", Rights)}]";
}

/// <summary>A pod that was there before us.</summary>
public sealed record LivingPodView
{
    public required string Name { get; init; }

    public required string? Node { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string? RuntimeClass { get; init; }

    /// <summary>In what it is weaker than the template, a sentence each; empty where in nothing.</summary>
    public required IReadOnlyList<string> Weaker { get; init; }

    public override string ToString() =>
        $"{Name} ({Owner}) on {Node ?? "no node"}, class "
            + $"{RuntimeClass ?? "none"}{(Weaker.Count > 0 ? ": " + string.Join("; ", Weaker) : "")}";
}

/// <summary>A node, and what the run found on it.</summary>
public sealed record NodeView
{
    /// <summary>The trait every probed node has: the release that uname(2) tells in the arm's pod.</summary>
    public const string KernelRelease = "kernel release";

    public required string Name { get; init; }

    /// <summary>Why it could not be probed; null where subject and baseline both answered.</summary>
    public required string? Failure { get; init; }

    /// <summary>status.nodeInfo.</summary>
    public required string KernelVersion { get; init; }

    public required string ContainerRuntime { get; init; }

    /// <summary>
    /// What the arm's own sandbox showed there that tells runtimes apart, by trait: kernel release, error contract …; empty where
    /// not probed.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Traits { get; init; }

    public override string ToString() =>
        $"{Name}: {(Failure ?? string.Join(", ", Traits.Select(trait => $"{trait.Key} {trait.Value}")))}, node "
            + $"kernel {KernelVersion}, {ContainerRuntime}";
}
