using System.Text.Json.Nodes;

namespace Validation.Webhook.Rules;

/// <summary>What no evaluation pod may have.</summary>
/// <param name="Name">Short, for logs and tests.</param>
/// <param name="Looks">The fields that it asks about.</param>
/// <param name="Refuses">Whether a field is refused.</param>
/// <param name="Message">What is wrong, after the field's path; <c>{0}</c> is what stands there, <c>{1}</c> the allowed
/// classes.</param>
internal sealed record Rule(string Name, Func<JsonNode, IEnumerable<Field>> Looks, Func<Field, RuleContext, bool> Refuses,
    string Message)
{
    public IEnumerable<Violation> Of(JsonNode pod, RuleContext context)
    {
        foreach (var field in Looks(pod).Distinct())
        {
            if (Refuses(field, context))
                yield return new Violation(Name, field.Path,
                    string.Format(null, Message, field.Text ?? field.Value?.ToJsonString() ?? "not set",
                        string.Join(", ", context.Classes)));
        }
    }
}

/// <summary>What rules know besides the pod.</summary>
/// <param name="Classes">RuntimeClasses that an evaluation pod may name.</param>
internal sealed record RuleContext(IReadOnlyList<string> Classes);

/// <summary>What a rule found, where.</summary>
internal sealed record Violation(string Rule, string Path, string Says)
{
    public override string ToString() => $"{Path}: {Says}";
}
