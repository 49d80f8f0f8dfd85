using System.Text.Json.Nodes;
using Validation.Controls.Readings;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;

namespace Validation.Harness.Engines.Kubernetes.Looking;

/// <summary>
/// Asks the API server what it says of one namespace and the class that its pods name. What may not be read is absent, with the
/// server's words.
/// </summary>
internal sealed record ClusterLook
{
    public required ClusterApi Client { get; init; }

    public required string Namespace { get; init; }

    /// <summary>null where the namespace's pods name none.</summary>
    public required string? RuntimeClass { get; init; }

    /// <summary>The account whose rights are looked at; null for our own.</summary>
    public required string? ServiceAccount { get; init; }

    /// <summary>Labels of the template's pods, which policies select by.</summary>
    public required IReadOnlyDictionary<string, string> PodLabels { get; init; }

    public required IEnumerable<(string Name, JsonObject Pod)> Tries { get; init; }

    public required LivingRule Living { get; init; }

    public async Task<ClusterView> LookAsync(CancellationToken cancellationToken)
    {
        var attempts = new Dictionary<string, Reading<AttemptView>>();
        foreach (var (name, pod) in Tries)
            attempts[name] = await TryAsync(pod, cancellationToken).ConfigureAwait(false);
        return new ClusterView
        {
            Namespace = await ReadAsync(Client.GetAsync<NamespaceAnswer>(Resource.Namespaces, Namespace, cancellationToken),
                answer => new NamespaceView(answer.Metadata.Name, answer.Metadata.Labels ?? new Dictionary<string, string>()))
                .ConfigureAwait(false),
            RuntimeClass = await ClassAsync(cancellationToken).ConfigureAwait(false),
            Attempts = attempts,
            NetworkPolicies = await ReadAsync(
                Client.ListAsync<PolicyAnswer>(Resource.NetworkPolicies(Namespace), cancellationToken),
                list => (IReadOnlyList<PolicyView>)[.. list.Select(Policy)]).ConfigureAwait(false),
            Quotas = await ReadAsync(Client.ListAsync<QuotaAnswer>(Resource.Quotas(Namespace), cancellationToken),
                list => (IReadOnlyList<QuotaView>)
                    [.. list.Select(
                        quota => new QuotaView(quota.Metadata.Name, quota.Spec?.Hard ?? new Dictionary<string, string>()))])
                .ConfigureAwait(false),
            Rights = await RightsAsync(cancellationToken).ConfigureAwait(false),
            Pods = await ReadAsync(Client.ListAsync<PodAnswer>(Resource.Pods(Namespace), cancellationToken),
                list => (IReadOnlyList<LivingPodView>)[.. list.Where(Living.Counts).Select(Living.View)]).ConfigureAwait(false),
            Nodes = Reading.Absent<IReadOnlyList<NodeView>>("only an audit looks at every node"),
        };
    }

    /// <returns>null where there is no such class, or the namespace's pods name none.</returns>
    private async Task<Reading<RuntimeClassView?>> ClassAsync(CancellationToken cancellationToken)
    {
        if (RuntimeClass is null)
            return Reading.Of<RuntimeClassView?>(null);
        try
        {
            var found = await Client.FindAsync<RuntimeClassAnswer>(Resource.RuntimeClasses, RuntimeClass, cancellationToken)
                .ConfigureAwait(false);
            return Reading.Of<RuntimeClassView?>(found is null ? null : found.View());
        }
        catch (KubernetesException error)
        {
            return Reading.Absent<RuntimeClassView?>(error.Message);
        }
    }

    private async Task<Reading<AttemptView>> TryAsync(JsonObject pod, CancellationToken cancellationToken)
    {
        try
        {
            var made = await Client.CreateAsync<PodAnswer>(Resource.Pods(Namespace), pod, cancellationToken, dryRun: true)
                .ConfigureAwait(false);
            return Reading.Of(new AttemptView
            {
                Accepted = true,
                Status = 201,
                Reason = "",
                Message = "",
                RuntimeClass = made.Spec.RuntimeClassName,
                Limits = made.Spec.Containers[0].Resources?.Limits ?? new Dictionary<string, string>(),
            });
        }
        catch (KubernetesException error) when (error.Status is { } status)
        {
            return Reading.Of(new AttemptView
            {
                Accepted = false,
                Status = (int)status,
                Reason = error.Reason,
                Message = error.Said,
                RuntimeClass = null,
                Limits = new Dictionary<string, string>(),
            });
        }
        catch (KubernetesException error)
        {
            return Reading.Absent<AttemptView>(error.Message);
        }
    }

    /// <summary>
    /// authorization.k8s.io/v1, SelfSubjectRulesReview: asked as the account itself, it lists all that it may do in a namespace.
    /// </summary>
    private async Task<Reading<RightsView>> RightsAsync(CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["kind"] = "SelfSubjectRulesReview",
            ["spec"] = new JsonObject { ["namespace"] = Namespace },
        };
        try
        {
            var account = ServiceAccount is null ? null : $"system:serviceaccount:{Namespace}:{ServiceAccount}";
            var review = await Client.CreateAsync<RulesReviewAnswer>(
                Resource.RulesReviews, body, cancellationToken, account: account).ConfigureAwait(false);
            if (review.Status is not { Incomplete: false } status)
                return Reading.Absent<RightsView>($"the authoriser could not list all rights: {review.Status?.EvaluationError}");
            return Reading.Of(new RightsView
            {
                Account = account ?? "the harness's own account",
                Rights =
                [
                    .. (status.ResourceRules ?? [])
                        .SelectMany(rule =>
                            from verb in rule.Verbs from resource in rule.Resources ?? [] select $"{verb} {resource}")
                        .Concat((status.NonResourceRules ?? []).SelectMany(rule =>
                            from verb in rule.Verbs from path in rule.NonResourceURLs ?? [] select $"{verb} {path}"))
                        .Distinct().Order(StringComparer.Ordinal),
                ],
            });
        }
        catch (KubernetesException error)
        {
            return Reading.Absent<RightsView>(error.Message);
        }
    }

    private static async Task<Reading<TView>> ReadAsync<TAnswer, TView>(Task<TAnswer> asked, Func<TAnswer, TView> view)
    {
        try
        {
            return Reading.Of(view(await asked.ConfigureAwait(false)));
        }
        catch (KubernetesException error)
        {
            return Reading.Absent<TView>(error.Message);
        }
    }

    /// <summary>networking.k8s.io/v1: without policyTypes it governs ingress, and egress where it has egress rules.</summary>
    private PolicyView Policy(PolicyAnswer answer)
    {
        var spec = answer.Spec ?? new PolicySpec(null, null, null, null);
        var types = spec.PolicyTypes ?? (spec.Egress is { Count: > 0 } ? ["Ingress", "Egress"] : ["Ingress"]);
        var (ingress, egress) = (types.Contains("Ingress"), types.Contains("Egress"));
        return new PolicyView
        {
            Name = answer.Metadata.Name,
            SelectsAll =
                spec.PodSelector is null or { MatchLabels: null or { Count: 0 }, MatchExpressions: null or { Count: 0 } },
            SelectsSubject = Selects(spec.PodSelector),
            GovernsIngress = ingress,
            GovernsEgress = egress,
            DeniesIngress = ingress && spec.Ingress is null or { Count: 0 },
            DeniesEgress = egress && spec.Egress is null or { Count: 0 },
        };
    }

    private bool Selects(LabelSelector? selector) =>
        (selector?.MatchLabels ?? new Dictionary<string, string>()).All(label =>
            PodLabels.GetValueOrDefault(label.Key) == label.Value)
        && (selector?.MatchExpressions ?? []).All(expression =>
            (expression.Operator, PodLabels.GetValueOrDefault(expression.Key)) switch
        {
            ("In", { } value) => expression.Values?.Contains(value) == true,
            ("NotIn", var value) => value is null || expression.Values?.Contains(value) != true,
            ("Exists", var value) => value is not null,
            ("DoesNotExist", var value) => value is null,
            _ => false,
        });
}
