using Validation.Controls.Seeing;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Workloads;

namespace Validation.Harness.Engines.Kubernetes.Pods;

/// <summary>
/// Reads the launch back from the pod as the API server holds it, after all that may have changed it on the way.
/// </summary>
internal static class PodReadBack
{
    /// <param name="pod">The pod.</param>
    /// <param name="handlers">By RuntimeClass, its handler.</param>
    /// <param name="all">What ALL and a privileged container stand for.</param>
    public static LaunchView Launch(PodAnswer pod, IReadOnlyDictionary<string, string> handlers, IReadOnlyList<string> all)
    {
        var spec = pod.Spec;
        var workload = Probe(spec).SecurityContext ?? new ContainerSecurity();
        var user = workload.RunAsUser ?? spec.SecurityContext?.RunAsUser;
        var group = workload.RunAsGroup ?? spec.SecurityContext?.RunAsGroup;
        // What one container is given, the pod was launched with.
        Asked[] asked =
        [
            .. spec.Containers.Concat(spec.InitContainers ?? []).Select(container => Asked.By(spec, container, all)),
        ];
        HostPath[] paths = [.. asked.SelectMany(one => one.HostPaths).Distinct()];
        return new LaunchView
        {
            Runtime = spec.RuntimeClassName is { } name
                ? handlers.GetValueOrDefault(name, $"RuntimeClass {name}, whose handler is not known")
                : "runc (the node's default)",
            User = user is null && group is null ? "" : $"{user}:{group}",
            ReadOnlyRoot = asked.All(one => one.ReadOnlyRoot),
            NoNewPrivileges = asked.All(one => one.NoNewPrivileges),
            HostNamespaces = [.. HostNamespaces(spec)],
            Capabilities = [.. asked.SelectMany(one => one.Capabilities).Distinct().Order(StringComparer.Ordinal)],
            Devices = [.. Workloads.HostPaths.Devices(paths)],
            Privileged = asked.Any(one => one.Privileged),
            SeccompRequested = asked.All(one => one.Seccomp),
            WritableHostPaths = [.. Workloads.HostPaths.Writable(paths)],
            EngineSockets = [.. Workloads.HostPaths.EngineSockets(paths, isHere: false)],
            Containers = asked.Length > 1 ? [.. asked.Select(one => one.ToString())] : [],
        };
    }

    public static PodView Pod(PodAnswer pod) => new()
    {
        Name = pod.Metadata.Name,
        RuntimeClass = pod.Spec.RuntimeClassName,
        Node = pod.Spec.NodeName,
        ServiceAccount = pod.Spec.ServiceAccountName ?? "default",
        Overhead = pod.Spec.Overhead ?? new Dictionary<string, string>(),
        Limits = Probe(pod.Spec).Resources?.Limits ?? new Dictionary<string, string>(),
    };

    public static IEnumerable<string> HostNamespaces(PodSpec spec)
    {
        (string Name, bool Host)[] namespaces =
        [
            ("pid", spec.HostPID), ("net", spec.HostNetwork), ("ipc", spec.HostIPC), ("uts", spec.HostNetwork),
        ];
        return namespaces.Where(one => one.Host).Select(one => one.Name);
    }

    /// <summary>Host directories that a container mounts.</summary>
    public static IEnumerable<HostPath> HostPaths(PodSpec spec, Container container) =>
        from mount in container.VolumeMounts ?? []
        join volume in spec.Volumes ?? [] on mount.Name equals volume.Name
        let host = volume.HostPath
        where host is not null
        select new HostPath(host.Path, mount.ReadOnly);

    public static IEnumerable<string> Capabilities(ContainerSecurity security, IReadOnlyList<string> all) =>
        security.Privileged == true
            ? all
            : CapabilityRequest.Granted(security.Capabilities?.Add, security.Capabilities?.Drop, all);

    /// <summary>What one container of a pod asks for.</summary>
    private sealed record Asked
    {
        public required string Name { get; init; }

        public required bool ReadOnlyRoot { get; init; }

        public required bool NoNewPrivileges { get; init; }

        public required string[] Capabilities { get; init; }

        public required bool Privileged { get; init; }

        public required bool Seccomp { get; init; }

        public required HostPath[] HostPaths { get; init; }

        public static Asked By(PodSpec spec, Container container, IReadOnlyList<string> all)
        {
            var security = container.SecurityContext ?? new ContainerSecurity();
            var seccomp = security.SeccompProfile ?? spec.SecurityContext?.SeccompProfile;
            return new Asked
            {
                Name = container.Name,
                ReadOnlyRoot = security.ReadOnlyRootFilesystem == true,
                NoNewPrivileges = security.AllowPrivilegeEscalation == false,
                Capabilities = [.. PodReadBack.Capabilities(security, all)],
                Privileged = security.Privileged == true,
                Seccomp = security.Privileged != true && seccomp?.Type is "RuntimeDefault" or "Localhost",
                HostPaths = [.. PodReadBack.HostPaths(spec, container)],
            };
        }

        public override string ToString() =>
            $"container '{Name}': privileged {Privileged}, no new privileges {NoNewPrivileges}, read-only "
            + $"root {ReadOnlyRoot}, seccomp "
            + $"requested {Seccomp}, capabilities [{string.Join(", ", Capabilities)}], host paths "
            + $"[{string.Join(", ", HostPaths.Select(one => one.ReadOnly ? one.Path : $"{one.Path} (writable)"))}]";
    }

    private static Container Probe(PodSpec spec) =>
        spec.Containers.FirstOrDefault(one => one.Name == PodBody.Probe) ?? spec.Containers[0];
}
