using System.Text.RegularExpressions;

namespace Validation.Harness.Doctor;

/// <summary>
/// What runtimes and engines say when they cannot start a container, and what it means. Data: add a row, with the words as they
/// came, when you meet one. The more telling rows come first; one that goes by an errno alone says no more than that errno does.
/// </summary>
internal static class KnownErrors
{
    private const string Platform = "use --platform=systrap in the runtime's arguments";

    private static readonly (string Said, string Means, string Fix)[] Rows =
    [
        ("cannot run with network enabled in root network namespace",
            "this gVisor is older than August 2024 and takes every network namespace of this kernel for the host's",
            "install a newer runsc, or launch without a network (--network=none)"),
        ("unknown (or invalid )?runtime", "the engine does not know the runtime",
            "register it with the engine: `validation doctor` prints the line"),
        (@"(fork/exec \S+|exec: ""[^""]+""): no such file or directory|executable file not found in \$PATH",
            "there is no such program: the runtime is not installed, or the engine's registration has another path",
            "./run-suite.sh --install, or put the right path into /etc/docker/daemon.json"),
        (@"fork/exec \S+: permission denied",
            "the runtime's binary is not executable, or lies on a file system that is mounted noexec",
            "chmod +x it, or put it elsewhere"),
        (@"fork/exec \S+: operation not permitted",
            "the kernel does not let the engine execute the runtime's binary: it has file capabilities that the engine lacks, "
            + "or a security module forbids it",
            "look at `getcap` of the binary and into the audit log; run the engine on the host itself"),
        ("exec format error",
            "the runtime's binary is none for this machine: another architecture, or a script without its first line",
            "install it anew: ./run-suite.sh --install"),
        ("/dev/kvm",
            "the platform kvm needs hardware virtualisation, and this machine offers none (no nested virtualisation)", Platform),
        ("KVM_CREATE_VM", "the platform kvm does not start on this machine", Platform),
        ("new[ug]idmap", "an ordinary user may map no other user than itself here",
            "apt-get install uidmap and give the user ranges in /etc/subuid, or run as root"),
        ("max_user_namespaces", "this kernel lets an ordinary user make no user namespace",
            "sysctl user.max_user_namespaces=15000, or run as root"),
        ("cgroups in hybrid mode not supported", "crun refuses a machine whose control groups are of two versions at once",
            "boot with systemd.unified_cgroup_hierarchy=1, or hide /sys/fs/cgroup/unified from it, as fixtures/docker/crun does"),
        (@"error mounting ""[^""]+"" to rootfs at ""[^""]+"": \S+ \S+: no such file or directory|bind source path does not exist",
            "the template mounts something that is not on the engine's machine",
            "make it there, or take the mount from the template"),
        (@"namespace path: \S+ \S+: no such file or directory", "the template joins a namespace that is not there",
            "make it (ip netns add …), or take its path from the template"),
        ("failed to create new OS thread|pthread_create failed",
            "the runtime itself has not enough processes under the template's limit",
            "raise the limit of processes: gVisor needs some 60 for itself"),
        (@"unable to set memory limit to \d+ \(current usage",
            "the template's memory limit is less than the runtime itself needs",
            "raise the memory limit"),
        (@"exec: ""/probe"": permission denied|failed to load /probe: permission denied",
            "the container's root file system may not be executed from",
            "mount -o remount,exec the file system of /var/lib/validation"),
        (@"error preparing rootfs: .*permission denied",
            "the user that the container's root is mapped to cannot get to its root file system",
            "look at the rights of the directories above it"),
        (@"\bcgroups?\b", "the container's control group could not be set up",
            "see `validation doctor`; as an ordinary user limits are left away"),
        ("operation not permitted",
            "the kernel refused the runtime something: it lacks a capability, or itself runs in a container",
            "run the gate as root on the host, or give the outer container what runsc needs (see gVisor's FAQ, nested)"),
        ("permission denied", "the runtime may not use a file or directory that it needs",
            "look at its rights, and at what a security module forbids (the audit log)"),
        ("no such file or directory", "something that the launch needs is not there",
            "see which file is named: one of the template's, or of the runtime's (./run-suite.sh --install)"),
    ];

    /// <summary>containerd adds what became of a log file that the runtime may never have begun: no reason of anything.</summary>
    private static readonly Regex Aside = new(@" \(open \S+/log\.json: [^)]*\)", RegexOptions.CultureInvariant);

    /// <returns>What an error text means and what to do, as a clause to add to it; empty where it is not known.</returns>
    public static string Explain(string said)
    {
        var reason = Aside.Replace(said, "");
        return Rows.FirstOrDefault(
                row => Regex.IsMatch(reason, row.Said, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
            is { Said: not null } row
            ? $" — {row.Means}. Fix it: {row.Fix}"
            : "";
    }
}
