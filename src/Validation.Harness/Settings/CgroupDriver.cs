namespace Validation.Harness.Settings;

/// <summary>
/// Who makes a container's cgroups, in the words of Docker's native.cgroupdriver and the kubelet's cgroupDriver.
/// </summary>
public enum CgroupDriver
{
    /// <summary>The runtime, as directories of the cgroup file systems.</summary>
    Cgroupfs,

    /// <summary>systemd, which the runtime asks for a scope in a slice.</summary>
    Systemd,
}
