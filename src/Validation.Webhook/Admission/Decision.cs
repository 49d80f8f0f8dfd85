using System.Text.Json.Nodes;
using Validation.Webhook.Rules;

namespace Validation.Webhook.Admission;

/// <summary>Allows or refuses one pod.</summary>
internal static class Decision
{
    private const int Forbidden = 403;

    /// <summary>What begins every refusal, so that it can be told from others'.</summary>
    private const string Beginning = "validation: ";

    /// <summary>
    /// A change is refused only for what it brings: a pod that was there before the rules has to stay deletable, and a scheduled
    /// pod has a node.
    /// </summary>
    public static AdmissionResponse Of(AdmissionRequest request, RuleContext context)
    {
        if (request.Object is null)
            return Refuse(request, "the review holds no object to judge");
        Violation[] found =
        [
            .. Violations(request.Object, context).Except(request.OldObject is { } old ? Violations(old, context) : []),
        ];
        return found.Length == 0
            ? new AdmissionResponse(request.Uid, true, null)
            : Refuse(request, string.Join("; ", found.AsEnumerable()));
    }

    private static AdmissionResponse Refuse(AdmissionRequest request, string why) =>
        new(request.Uid, false, new AdmissionStatus(Forbidden, "Forbidden", Beginning + why));

    private static IEnumerable<Violation> Violations(JsonObject sent, RuleContext context)
    {
        var pod = Pod(sent);
        return PodRules.All.SelectMany(rule => rule.Of(pod, context));
    }

    /// <summary>Before Kubernetes 1.22 ephemeral containers came in an object of their own (v1, EphemeralContainers).</summary>
    private static JsonObject Pod(JsonObject sent) => sent["ephemeralContainers"] is JsonArray containers
        ? new JsonObject { ["spec"] = new JsonObject { ["ephemeralContainers"] = containers.DeepClone() } }
        : sent;
}
