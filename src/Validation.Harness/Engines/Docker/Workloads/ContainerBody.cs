using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Workloads;

namespace Validation.Harness.Engines.Docker.Workloads;

/// <summary>
/// Makes one arm's ContainerCreate body: the platform's template, or a twin's, with what only the harness can know put in.
/// </summary>
internal sealed record ContainerBody
{
    public required LaunchOrder Order { get; init; }

    public required WorkloadTemplate Template { get; init; }

    /// <summary>The id of the probe's image.</summary>
    public required string ImageId { get; init; }

    /// <summary>The runtime's name at the engine.</summary>
    public required string RuntimeName { get; init; }

    public required RunLabels Labels { get; init; }

    /// <summary>What a twin is given: every capability that the engine's host can give.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary>The control group that the container's own goes under; null to leave it to the engine.</summary>
    public required string? ParentGroup { get; init; }

    /// <summary>False where the engine's host is another machine: directories of this one are not there.</summary>
    public required bool SharesFiles { get; init; }

    public JsonObject Build()
    {
        var (name, text) = Order.Role switch
        {
            Role.Subject => (Template.Name, Template.Text),
            Role.Opened => ("docker/opened.json", Templates.Text("docker/opened.json")),
            _ => ("docker/baseline.json", Templates.Text("docker/baseline.json")),
        };
        var body = DockerTemplate.Parse(name, text);
        var host = Object(body, "HostConfig");
        if (Order.Role != Role.Subject)
            host["CapAdd"] = new JsonArray([.. Capabilities.Select(capability => JsonValue.Create(capability))]);
        Start(body);
        Keep(host);
        host["Runtime"] = RuntimeName;
        if (ParentGroup is { } group && host["CgroupParent"] is null)
            host["CgroupParent"] = group;
        if (SharesFiles)
            Mount(host);
        return body;
    }

    /// <summary>The probe in the platform's place, its three streams at the harness's end.</summary>
    private void Start(JsonObject body)
    {
        body["Image"] = ImageId;
        body["Entrypoint"] = new JsonArray(ProbeRoot.ProbePath);
        body["Cmd"] = new JsonArray();
        body["Healthcheck"] = new JsonObject { ["Test"] = new JsonArray("NONE") };
        body["Tty"] = false;
        foreach (var stream in (string[])["AttachStdin", "AttachStdout", "AttachStderr", "OpenStdin", "StdinOnce"])
            body[stream] = true;
        var labels = Object(body, "Labels");
        foreach (var (label, value) in Labels.All)
            labels[label] = value;
    }

    /// <summary>The container stays for its end to be read, runs once, and what it floods its output with fills no log.</summary>
    private static void Keep(JsonObject host)
    {
        host["AutoRemove"] = false;
        host["RestartPolicy"] = new JsonObject { ["Name"] = "no" };
        host["LogConfig"] = new JsonObject { ["Type"] = "none" };
    }

    private void Mount(JsonObject host)
    {
        if (Order.Mounts.Count == 0)
            return;
        if (host["Mounts"] is not JsonArray mounts)
            host["Mounts"] = mounts = [];
        foreach (var mount in Order.Mounts)
        {
            mounts.Add(new JsonObject
            {
                ["Type"] = "bind",
                ["Source"] = mount.Host,
                ["Target"] = mount.Container,
                ["ReadOnly"] = !mount.Writable,
            });
        }
    }

    private static JsonObject Object(JsonObject parent, string field)
    {
        if (parent[field] is JsonObject there)
            return there;
        var made = new JsonObject();
        parent[field] = made;
        return made;
    }
}
