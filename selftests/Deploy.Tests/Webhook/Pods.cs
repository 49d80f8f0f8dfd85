using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Parsing;
using Validation.Harness.Engines.Workloads;

namespace Deploy.Tests.Webhook;

/// <summary>Pods to ask about: the hardened template with its class, and something changed.</summary>
internal static class Pods
{
    internal static JsonObject Good(params Action<JsonObject>[] changes)
    {
        var pod = Manifest.Pod(Templates.Hardened, Templates.Text("kubernetes/hardened.yaml"));
        pod["metadata"] = new JsonObject { ["name"] = "one", ["annotations"] = new JsonObject() };
        pod["spec"]!["runtimeClassName"] = "gvisor";
        foreach (var change in changes)
            change(pod);
        return pod;
    }

    /// <summary>
    /// Sets a field by its path, <c>spec.containers[0].securityContext.privileged</c>, making what leads there.
    /// </summary>
    internal static Action<JsonObject> With(string path, JsonNode? value) => pod =>
    {
        JsonNode at = pod;
        var names = path.Split('.');
        foreach (var name in names[..^1])
            at = Step(at, name);
        at[names[^1]] = value?.DeepClone();
    };

    internal static Action<JsonObject> Without(string path) => pod =>
    {
        JsonNode at = pod;
        var names = path.Split('.');
        foreach (var name in names[..^1])
            at = Step(at, name);
        at.AsObject().Remove(names[^1]).ShouldBeTrue(path);
    };

    /// <summary>Another container, like the first but for its name, in a list.</summary>
    internal static Action<JsonObject> Another(string list, params Action<JsonObject>[] changes) => pod =>
    {
        var container = pod["spec"]!["containers"]![0]!.DeepClone().AsObject();
        container["name"] = "another";
        foreach (var change in changes)
            change(container);
        if (pod["spec"]![list] is not JsonArray there)
            pod["spec"]![list] = there = [];
        there.Add(container);
    };

    private static JsonNode Step(JsonNode at, string name)
    {
        if (name.EndsWith(']'))
            return at[name[..name.IndexOf('[', StringComparison.Ordinal)]]![int.Parse(
                name.AsSpan(name.IndexOf('[', StringComparison.Ordinal) + 1).TrimEnd(']'))]!;
        if (at[name] is not JsonObject next)
            at[name] = next = [];
        return next;
    }
}
