using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Validation.Harness.Waiting;

namespace Validation.Kubelets.Pods;

/// <summary>A pod's status as a kubelet reports it on the way from Pending to Succeeded.</summary>
internal sealed class PodStatus(JsonElement pod, string hostAddress, string podAddress)
{
    private readonly string id = $"containerd://{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
    private readonly string begun = Now();

    public JsonObject Waiting() =>
        Of("Pending", "False", Containers("initContainers", "init", Waits("PodInitializing")),
            Containers("containers", id, Waits("PodInitializing")));

    public JsonObject Running() =>
        Of("Running", "True", Containers("initContainers", "init", Ended("init")),
            Containers("containers", id, new JsonObject { ["running"] = new JsonObject { ["startedAt"] = begun } }));

    public JsonObject Succeeded() =>
        Of("Succeeded", "False", Containers("initContainers", "init", Ended("init")), Containers("containers", id, Ended(id)));

    private JsonObject Of(string phase, string ready, JsonArray initial, JsonArray containers)
    {
        var status = new JsonObject
        {
            ["phase"] = phase,
            ["startTime"] = begun,
            ["hostIP"] = hostAddress,
            ["conditions"] = new JsonArray(Condition("Initialized", phase == "Pending" ? "False" : "True"),
                Condition("Ready", ready), Condition("ContainersReady", ready), Condition("PodScheduled", "True")),
            ["initContainerStatuses"] = initial,
            ["containerStatuses"] = containers,
        };
        if (phase != "Pending")
        {
            status["podIP"] = podAddress;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = podAddress });
        }
        return new JsonObject { ["status"] = status };
    }

    private JsonArray Containers(string kind, string container, JsonObject state) =>
        pod.GetProperty("spec").TryGetProperty(kind, out var all)
        ? new JsonArray([.. all.EnumerateArray().Select(one => new JsonObject
        {
            ["name"] = one.GetProperty("name").GetString(),
            ["image"] = one.GetProperty("image").GetString(),
            ["imageID"] = "sha256:0000000000000000000000000000000000000000000000000000000000000000",
            ["containerID"] = state.ContainsKey("waiting") ? "" : container,
            ["ready"] = state.ContainsKey("running"),
            ["started"] = state.ContainsKey("running"),
            ["restartCount"] = 0,
            ["state"] = state.DeepClone(),
            ["lastState"] = new JsonObject(),
        })])
        : [];

    private static JsonObject Waits(string reason) => new() { ["waiting"] = new JsonObject { ["reason"] = reason } };

    private JsonObject Ended(string container) => new()
    {
        ["terminated"] = new JsonObject
        {
            ["exitCode"] = 0,
            ["reason"] = "Completed",
            ["startedAt"] = begun,
            ["finishedAt"] = Now(),
            ["containerID"] = container,
        },
    };

    private JsonObject Condition(string type, string status) =>
        new() { ["type"] = type, ["status"] = status, ["lastTransitionTime"] = begun };

    private static string Now() => Clock.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
