namespace Validation.Harness.Doctor;

/// <summary>What runtimes and engines say when they cannot start a container, and what it means. Data: add a row when you meet one.</summary>
public static class KnownErrors
{
    private static readonly (string Said, string Means, string Mend)[] Rows =
    [
        ("cannot run with network enabled in root network namespace",
            "this gVisor is older than August 2024 and takes every network namespace of this kernel for the host's",
            "install a newer runsc, or launch without a network (--network=none)"),
        ("unknown or invalid runtime name", "the engine does not know the runtime", "runsc install && systemctl restart docker"),
        ("unknown runtime", "the engine does not know the runtime", "runsc install && systemctl restart docker"),
        ("/dev/kvm", "the platform kvm needs hardware virtualisation, and this machine offers none (no nested virtualisation)",
            "use --platform=systrap in the runtime's arguments"),
        ("KVM_CREATE_VM", "the platform kvm does not start on this machine", "use --platform=systrap in the runtime's arguments"),
        ("newuidmap", "an ordinary user may map no other user than itself here", "apt-get install uidmap and give the user ranges in /etc/subuid, or run as root"),
        ("max_user_namespaces", "this kernel lets an ordinary user make no user namespace", "sysctl user.max_user_namespaces=15000, or run as root"),
        ("cgroups in hybrid mode not supported", "crun refuses a machine whose control groups are of two versions at once",
            "boot with systemd.unified_cgroup_hierarchy=1, or hide /sys/fs/cgroup/unified from crun, as fixtures/docker/crun does"),
        ("cgroup", "the container's control group could not be set up", "see `validation doctor`; as an ordinary user limits are left away"),
        ("operation not permitted", "the kernel refused the runtime something: it lacks a capability, or itself runs in a container",
            "run the gate as root on the host, or give the outer container what runsc needs (see gVisor's FAQ, nested)"),
        ("no such file or directory", "the runtime, or something that it needs, is not installed", "./run-suite.sh --install"),
    ];

    /// <returns>What an error text means and what to do, as a clause to add to it; empty where it is not known.</returns>
    public static string Explain(string said) =>
        Rows.FirstOrDefault(row => said.Contains(row.Said, StringComparison.OrdinalIgnoreCase)) is { Said: not null } row
            ? $" — {row.Means}. Mend it: {row.Mend}"
            : "";
}
