using System.Text.Json.Nodes;
using Docker.DotNet.Models;
using Validation.Controls.Seeing;
using Validation.Harness.Engines.Docker.Sessions;
using Validation.Harness.Engines.Workloads;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>Reads the launch back from the engine: GET /containers/ID/json.</summary>
internal static class DockerReadBack
{
    /// <param name="container">The container.</param>
    /// <param name="paths">What of the host it mounts (<see cref="DockerMounts"/>).</param>
    /// <param name="session">Its engine.</param>
    public static LaunchView View(ContainerInspectResponse container, IReadOnlyList<HostPath> paths, DockerSession session)
    {
        var (host, info) = (container.HostConfig!, session.Info);
        var seccomp = Seccomp(host, info);
        return new LaunchView
        {
            Runtime = host.Runtime is { Length: > 0 } runtime ? runtime : info.DefaultRuntime,
            User = container.Config!.User ?? "",
            ReadOnlyRoot = host.ReadonlyRootfs,
            NoNewPrivileges = Options(host).Any(option => option is "no-new-privileges" or "no-new-privileges=true"),
            HostNamespaces = [.. HostNamespaces(host)],
            Capabilities = [.. Capabilities(host, session.Capabilities.Names).Distinct().Order(StringComparer.Ordinal)],
            Devices =
            [
                .. (host.Devices ?? []).Select(device => device.PathOnHost).Where(HostPaths.IsDevice),
                .. (host.DeviceRequests ?? []).Select(request =>
                    $"{request.Driver} {string.Join(' ', request.DeviceIDs ?? [])}".Trim()),
                .. (host.DeviceCgroupRules ?? []).Select(rule => $"rule '{rule}'"),
                .. HostPaths.Devices(paths),
            ],
            Privileged = host.Privileged
                || (host.DeviceCgroupRules ?? []).Any(rule => rule.StartsWith("a *:* ", StringComparison.Ordinal)),
            SeccompRequested = seccomp is not null,
            SeccompLetsThrough = seccomp ?? [],
            WritableHostPaths = [.. HostPaths.Writable(paths)],
            EngineSockets = [.. HostPaths.EngineSockets(paths, session.IsLocal)],
        };
    }

    /// <summary>Both ways of writing an option, with a colon (the old one) and an equals sign.</summary>
    private static IEnumerable<string> Options(HostConfig host) =>
        (host.SecurityOpt ?? []).Select(Spelt);

    private static string Spelt(string option) =>
        option.IndexOfAny(['=', ':']) is var at && at >= 0 && option[at] == ':' ? $"{option[..at]}={option[(at + 1)..]}" : option;

    /// <summary>
    /// The dangerous calls that its filter lets through, none for the engine's own profile; null where it has no filter. A
    /// profile is given as its text: the client has read the file.
    /// </summary>
    private static IReadOnlyList<string>? Seccomp(HostConfig host, SystemInfoResponse info)
    {
        const string Option = "seccomp=";
        if (host.Privileged)
            return null;
        return Options(host).LastOrDefault(option => option.StartsWith(Option, StringComparison.Ordinal))?[Option.Length..] switch
        {
            "unconfined" => null,
            "builtin" => [],
            ['{', ..] profile => SeccompRequest.LetsThrough(JsonNode.Parse(profile)),
            _ => Confines(info) ? [] : null,
        };
    }

    private static bool Confines(SystemInfoResponse info) =>
        info.SecurityOptions?.Any(option =>
            option.Contains("name=seccomp", StringComparison.Ordinal)
                && !option.Contains("profile=unconfined", StringComparison.Ordinal)) == true;

    private static IEnumerable<string> HostNamespaces(HostConfig host)
    {
        (string Name, string? Mode)[] modes =
        [
            ("pid", host.PidMode), ("net", host.NetworkMode), ("ipc", host.IpcMode), ("uts", host.UTSMode),
            ("user", host.UsernsMode),
        ];
        return modes.Where(one => one.Mode == "host").Select(one => one.Name);
    }

    private static IEnumerable<string> Capabilities(HostConfig host, IReadOnlyList<string> all) =>
        host.Privileged ? all : CapabilityRequest.Granted(host.CapAdd, host.CapDrop, all);
}
