namespace Validation.Controls.Catalogue;

/// <summary>
/// Which flags of runsc weaken a sandbox, and which merely deserve a note, read in gVisor's source of 2024-07 and 2026-08. A
/// flag that a release does not have is never on its command line.
/// </summary>
internal static class FlagRules
{
    private const string Flags = "google/gvisor runsc/config/flags.go";
    private const string Filter = "google/gvisor runsc/boot/filter/config/config.go, Warnings";

    /// <summary>Applying any of these is a finding.</summary>
    public static readonly IReadOnlyList<FlagRule> Weakening =
    [
        Rule("network", Is("host"), Filter,
            "The guest's sockets are sockets of the host's network stack: the sentry's filter lets them through, and sentry and "
                + "gofer hold their capabilities in the host's user namespace."),
        Rule("network", Is("plugin"), Filter,
            "A third-party network stack runs inside the sentry, and the sentry's filter is widened for it."),
        Rule("host-uds", IsNot("none"), Flags,
            "The guest can connect to or create unix sockets of the host that are mounted into it, a container engine's socket "
                + "for one."),
        Rule("fsgofer-host-uds", IsTrue, Flags,
            "The guest can connect to or create unix sockets of the host that are mounted into it, a container engine's socket "
                + "for one."),
        Rule("host-fifo", IsNot("none"), Flags,
            "The guest can open named pipes of the host that are mounted into it and so talk to host processes."),
        Rule("character-device-policy", IsNot("emulated-only"), Flags,
            "Device nodes in the guest's mounts are opened through the host, and so reach the host's drivers."),
        Rule("allow-flag-override", IsTrue, Flags,
            "Whoever writes a container's annotations can change any flag, the ones on this list too."),
        Rule("allow-rootfs-tar-annotation", IsTrue, "google/gvisor runsc/specutils/specutils.go, RootfsTarUpperPath",
            "Whoever writes a container's annotations can name a host file for runsc to open as root and unpack into the guest."),
        Rule("allow-suid", IsTrue, Flags,
            "A setuid program of the image gives the guest's process another user's rights inside the sandbox."),
        Rule("net-raw", IsTrue, Flags,
            "The guest keeps CAP_NET_RAW and can send packets that it made up onto the container network."),
        Rule("allow-packet-socket-write", IsTrue, Flags,
            "The guest can write link-layer frames that it made up onto the container network."),
        Rule("ignore-cgroups", IsTrue, Flags,
            "The sandbox is put into no cgroup, so that the memory, CPU and pids limits of the container do not hold."),
        Rule("gofer-network-namespace", IsNot("null", "new", ""), Flags,
            "A gofer that is taken over reaches the host's network, or that of the namespace which is named."),
        Rule("nvproxy", IsTrue, Filter,
            "The guest's ioctls are passed on to the host's NVIDIA driver, and the sentry's filter is widened for it."),
        Rule("nvproxy-docker", IsTrue, Flags,
            "Any container that sets NVIDIA_VISIBLE_DEVICES gets the host's NVIDIA devices, "
            + "and the sentry's filter is widened for them."),
        Rule("nvidia-driver-version", IsNot(""), "google/gvisor runsc/sandbox/sandbox.go, createSandboxProcess",
            "The guest's ioctls are passed on to the host's NVIDIA driver: since 20260525 a device or a hook of the container's "
            + "specification is enough, without a flag.")
            with { IsOfCommand = true },
        Rule("nvproxy-allow-unsupported-driver", IsTrue, Flags,
            "The guest's ioctls are passed on to a driver whose interface gVisor has not been checked against."),
        Rule("nvproxy-allowed-driver-capabilities", NamesMoreThan("utility", "compute"), Flags,
            "Containers may ask for more of the host's NVIDIA driver than computing, which widens the sentry's filter."),
        Rule("tpuproxy", IsTrue, Filter,
            "The guest's ioctls are passed on to the host's TPU driver, and the sentry's filter is widened for it."),
        Rule("rdmaproxy", IsTrue, Filter,
            "The guest's ioctls are passed on to the host's InfiniBand driver, and the sentry's filter is widened for it."),
        Rule("iouring", IsTrue, Flags,
            "The sentry offers io_uring to the guest, code that gVisor marks as for tests only."),
        Rule("profile", IsTrue, Filter,
            "The sentry's filter is widened for Go's profiler; gVisor says not to use it in production."),
        Rule("TESTONLY-*", IsNot("", "false", "0"), Flags,
            "gVisor says of every such flag never to use it; unsafe-nonroot skips most of the measures that keep the sentry from "
                + "the host."),
    ];

    /// <summary>Worth recording: a choice that costs something, or that gVisor itself gives up, but no hole.</summary>
    public static readonly IReadOnlyList<FlagRule> Notable =
    [
        Rule("directfs", value => value is null || IsTrue(value), Flags,
            "The sentry opens files of the root file system itself, with 14 more host system calls and more capabilities than "
                + "with directfs=false."),
        Rule("platform", Is("ptrace"), "google/gvisor g3doc/user_guide/platforms.md",
            "The ptrace platform is no longer developed; systrap replaced it in 2023."),
        Rule("overlay2", Is("none"), Flags,
            "What the guest writes to its root file system goes to the host's files at once instead of into an overlay of the "
                + "sandbox."),
        Rule("rootless", IsTrue, Flags,
            "Sandbox and gofer may run with the rights of the user who started them."),
        Rule("EXPERIMENTAL-*", IsNot("", "off", "false", "0"), Flags,
            "An experiment of gVisor's is part of this sandbox."),
        Rule("mount-cgroup-v2", IsTrue, Flags,
            "The guest sees control groups of version 2, which gVisor calls incomplete and not for production."),
        Rule("host-settings", value => value is "adjust" or "enforce", Flags,
            "Starting a sandbox changes settings of the host's kernel."),
        Rule("override-procs", IsNot(""), Flags,
            "Files of /proc that gVisor does not have are there and empty: "
            + "programs that look for them are told less than the truth."),
        Rule("shared-root", IsNot(""), Flags,
            "Sandboxes of several state directories share one, and who can list it can tell which of them run."),
        Rule("sidecar-release-enforcement-policy", Is("NEVER"), Flags,
            "The sentry may be of another release than the runsc that starts it."),
        Rule("restore-spec-validation", IsNot("enforce"), Flags,
            "A checkpoint may be restored into a container that is configured otherwise than the one it was taken of."),
        Rule("strace", IsTrue, Flags,
            "What the guest passes to system calls, secrets included, is written to a log of the host."),
        Rule("debug-to-user-log", IsTrue, Flags,
            "The sentry's own log is written where the container's user can read it."),
        Rule("pcap-log", IsNot(""), Flags,
            "The guest's packets are written to a file of the host."),
        Rule("log-packets", IsTrue, Flags,
            "The guest's packets are written to a log of the host."),
    ];

    private static FlagRule Rule(string name, Func<string?, bool> applies, string source, string why) =>
        new() { Name = name, Applies = applies, Why = why, Source = source };

    /// <summary>What Go's strconv.ParseBool takes for true.</summary>
    private static bool IsTrue(string? value) => value is "1" or "t" or "T" or "TRUE" or "true" or "True";

    private static Func<string?, bool> Is(string sought) => value => value == sought;

    private static Func<string?, bool> IsNot(params string[] harmless) => value => value is not null && !harmless.Contains(value);

    private static Func<string?, bool> NamesMoreThan(params string[] harmless) =>
        value => value is not null && value.Split(',', StringSplitOptions.RemoveEmptyEntries).Except(harmless).Any();
}
