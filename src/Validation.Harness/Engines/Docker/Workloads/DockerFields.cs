namespace Validation.Harness.Engines.Docker.Workloads;

/// <summary>
/// The fields of a ContainerCreate body (Engine API 1.41 to 1.51; api/types/container of moby). Letter case does not count.
/// </summary>
internal static class DockerFields
{
    /// <summary>By the path of the object; objects that are not listed are the engine's to check.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Known { get; } = new Dictionary<string, IReadOnlySet<string>>
    {
        [""] = Set(
            "Hostname", "Domainname", "User", "AttachStdin", "AttachStdout", "AttachStderr", "ExposedPorts", "Tty", "OpenStdin",
            "StdinOnce",
            "Env", "Cmd", "Healthcheck", "ArgsEscaped", "Image", "Volumes", "WorkingDir", "Entrypoint", "NetworkDisabled",
            "MacAddress",
            "OnBuild", "Labels", "StopSignal", "StopTimeout", "Shell", "HostConfig", "NetworkingConfig"),
        ["HostConfig"] = Set(
            "Annotations", "AutoRemove", "Binds", "BlkioDeviceReadBps", "BlkioDeviceReadIOps", "BlkioDeviceWriteBps",
            "BlkioDeviceWriteIOps",
            "BlkioWeight", "BlkioWeightDevice", "CapAdd", "CapDrop", "Cgroup", "CgroupParent", "CgroupnsMode", "ConsoleSize",
            "ContainerIDFile", "CpuCount", "CpuPercent", "CpuPeriod", "CpuQuota", "CpuRealtimePeriod", "CpuRealtimeRuntime",
            "CpuShares",
            "CpusetCpus", "CpusetMems", "DeviceCgroupRules", "DeviceRequests", "Devices", "Dns", "DnsOptions", "DnsSearch",
            "ExtraHosts",
            "GroupAdd", "IOMaximumBandwidth", "IOMaximumIOps", "Init", "IpcMode", "Isolation", "KernelMemory",
            "KernelMemoryTCP", "Links",
            "LogConfig", "MaskedPaths", "Memory", "MemoryReservation", "MemorySwap", "MemorySwappiness", "Mounts", "NanoCpus",
            "NetworkMode",
            "OomKillDisable", "OomScoreAdj", "PidMode", "PidsLimit", "PortBindings", "Privileged", "PublishAllPorts",
            "ReadonlyPaths",
            "ReadonlyRootfs", "RestartPolicy", "Runtime", "SecurityOpt", "ShmSize", "StorageOpt", "Sysctls", "Tmpfs",
            "UTSMode", "Ulimits",
            "UsernsMode", "VolumeDriver", "VolumesFrom"),
    };

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
