using Docker.DotNet.Models;
using Validation.Controls.Seeing;
using Validation.Harness.Engines.Workloads;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>Reads the launch back from the engine: GET /containers/ID/json.</summary>
internal static class DockerReadBack
{
    /// <summary>What a container has that neither drops nor adds any (moby, oci/caps/defaults.go).</summary>
    private static readonly string[] DefaultCapabilities =
    [
        "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FSETID", "CAP_FOWNER", "CAP_MKNOD", "CAP_NET_RAW", "CAP_SETGID", "CAP_SETUID", "CAP_SETFCAP",
        "CAP_SETPCAP", "CAP_NET_BIND_SERVICE", "CAP_SYS_CHROOT", "CAP_KILL", "CAP_AUDIT_WRITE",
    ];

    private const string All = "ALL";

    /// <param name="container">The container.</param>
    /// <param name="info">Its engine.</param>
    /// <param name="all">What <c>ALL</c> and a privileged container stand for.</param>
    public static LaunchView View(ContainerInspectResponse container, SystemInfoResponse info, IReadOnlyList<string> all)
    {
        var host = container.HostConfig!;
        var binds = (container.Mounts ?? []).Where(mount => mount.Type == "bind").ToArray();
        return new LaunchView
        {
            Runtime = host.Runtime is { Length: > 0 } runtime ? runtime : info.DefaultRuntime,
            User = container.Config!.User ?? "",
            ReadOnlyRoot = host.ReadonlyRootfs,
            NoNewPrivileges = Options(host).Any(option => option is "no-new-privileges" or "no-new-privileges=true"),
            HostNamespaces = [.. HostNamespaces(host)],
            Capabilities = [.. Capabilities(host, all).Distinct().Order(StringComparer.Ordinal)],
            Devices = [.. (host.Devices ?? []).Select(device => device.PathInContainer)],
            Privileged = host.Privileged || (host.DeviceCgroupRules ?? []).Any(rule => rule.StartsWith("a *:* ", StringComparison.Ordinal)),
            SeccompRequested = !host.Privileged && !Options(host).Contains("seccomp=unconfined") && Confines(info),
            WritableHostPaths = [.. binds.Where(mount => mount.RW).Select(mount => mount.Source)],
            EngineSockets = [.. binds.Select(mount => mount.Source).Where(EngineSockets.Is)],
        };
    }

    /// <summary>Both ways of writing an option, with a colon (the old one) and an equals sign.</summary>
    private static IEnumerable<string> Options(HostConfig host) =>
        (host.SecurityOpt ?? []).Select(option => option.Contains('=', StringComparison.Ordinal) ? option : option.Replace(':', '='));

    private static bool Confines(SystemInfoResponse info) =>
        info.SecurityOptions?.Any(option => option.Contains("name=seccomp", StringComparison.Ordinal) && !option.Contains("profile=unconfined", StringComparison.Ordinal)) == true;

    private static IEnumerable<string> HostNamespaces(HostConfig host)
    {
        (string Name, string? Mode)[] modes =
        [
            ("pid", host.PidMode), ("net", host.NetworkMode), ("ipc", host.IpcMode), ("uts", host.UTSMode),
            ("user", host.UsernsMode),
        ];
        return modes.Where(one => one.Mode == "host").Select(one => one.Name);
    }

    /// <summary>As the engine reckons (moby, oci/caps/utils.go, TweakCapabilities).</summary>
    private static IEnumerable<string> Capabilities(HostConfig host, IReadOnlyList<string> all)
    {
        if (host.Privileged)
            return all;
        var dropped = Named(host.CapDrop);
        var added = Named(host.CapAdd);
        return added.Contains(All) ? all.Except(dropped)
            : dropped.Contains(All) ? added
            : DefaultCapabilities.Except(dropped).Concat(added);
    }

    private static string[] Named(IList<string>? names) =>
        [.. (names ?? []).Select(name => name.ToUpperInvariant()).Select(name => name == All || name.StartsWith("CAP_", StringComparison.Ordinal) ? name : $"CAP_{name}")];
}
