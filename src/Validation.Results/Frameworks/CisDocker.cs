namespace Validation.Results.Frameworks;

/// <summary>CIS Docker Benchmark: recommendations for the daemon (2) and for containers (5).</summary>
public static class CisDocker
{
    public static Framework Framework { get; } =
        new() { Name = "CIS Docker 1.6", Family = "CIS Docker", Version = "1.6.0", ControlPrefix = "cis-docker_" };

    public static Reference BridgeTraffic { get; } =
        Of("2.2", "Ensure network traffic is restricted between containers on the default bridge");
    public static Reference UserNamespaces { get; } = Of("2.9", "Enable user namespace support");
    public static Reference NoNewPrivilegesByDefault { get; } =
        Of("2.14", "Ensure containers are restricted from acquiring new privileges");
    public static Reference DaemonSeccomp { get; } =
        Of("2.17", "Ensure that a daemon-wide custom seccomp profile is applied if appropriate");
    public static Reference AppArmor { get; } = Of("5.2", "Ensure that, if applicable, an AppArmor Profile is enabled");
    public static Reference SeLinux { get; } = Of("5.3", "Ensure that, if applicable, SELinux security options are set");
    public static Reference Capabilities { get; } =
        Of("5.4", "Ensure that Linux kernel capabilities are restricted within containers");
    public static Reference Privileged { get; } = Of("5.5", "Ensure that privileged containers are not used");
    public static Reference HostDirectories { get; } =
        Of("5.6", "Ensure sensitive host system directories are not mounted on containers");
    public static Reference HostNetwork { get; } = Of("5.10", "Ensure that the host's network namespace is not shared");
    public static Reference Memory { get; } = Of("5.11", "Ensure that the memory usage for containers is limited");
    public static Reference Processor { get; } = Of("5.12", "Ensure that CPU priority is set appropriately on containers");
    public static Reference ReadOnlyRoot { get; } =
        Of("5.13", "Ensure that the container's root filesystem is mounted as read only");
    public static Reference HostPid { get; } = Of("5.16", "Ensure that the host's process namespace is not shared");
    public static Reference HostIpc { get; } = Of("5.17", "Ensure that the host's IPC namespace is not shared");
    public static Reference Devices { get; } = Of("5.18", "Ensure that host devices are not directly exposed to containers");
    public static Reference Propagation { get; } = Of("5.20", "Ensure mount propagation mode is not set to shared");
    public static Reference HostUts { get; } = Of("5.21", "Ensure that the host's UTS namespace is not shared");
    public static Reference Seccomp { get; } = Of("5.22", "Ensure the default seccomp profile is not Disabled");
    public static Reference CgroupUsage { get; } = Of("5.25", "Ensure that cgroup usage is confirmed");
    public static Reference NoNewPrivileges { get; } =
        Of("5.26", "Ensure that the container is restricted from acquiring additional privileges");
    public static Reference Pids { get; } = Of("5.29", "Ensure that the PIDs cgroup limit is used");
    public static Reference DefaultBridge { get; } = Of("5.30", "Ensure that Docker's default bridge 'docker0' is not used");
    public static Reference HostUserNamespaces { get; } = Of("5.31", "Ensure that the host's user namespaces are not shared");
    public static Reference EngineSocket { get; } =
        Of("5.32", "Ensure that the Docker socket is not mounted inside any containers");

    private static Reference Of(string id, string title) => Framework.Entry(id, title);
}
