using System.Globalization;

namespace Validation.Controls.Catalogue;

/// <summary>Capabilities by number and name (capabilities(7), linux/capability.h).</summary>
public static class CapabilitySet
{
    private static readonly string[] Names =
    [
        "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_DAC_READ_SEARCH", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL", "CAP_SETGID",
        "CAP_SETUID",
        "CAP_SETPCAP", "CAP_LINUX_IMMUTABLE", "CAP_NET_BIND_SERVICE", "CAP_NET_BROADCAST", "CAP_NET_ADMIN", "CAP_NET_RAW",
        "CAP_IPC_LOCK",
        "CAP_IPC_OWNER", "CAP_SYS_MODULE", "CAP_SYS_RAWIO", "CAP_SYS_CHROOT", "CAP_SYS_PTRACE", "CAP_SYS_PACCT", "CAP_SYS_ADMIN",
        "CAP_SYS_BOOT", "CAP_SYS_NICE", "CAP_SYS_RESOURCE", "CAP_SYS_TIME", "CAP_SYS_TTY_CONFIG", "CAP_MKNOD", "CAP_LEASE",
        "CAP_AUDIT_WRITE", "CAP_AUDIT_CONTROL", "CAP_SETFCAP", "CAP_MAC_OVERRIDE", "CAP_MAC_ADMIN", "CAP_SYSLOG",
        "CAP_WAKE_ALARM",
        "CAP_BLOCK_SUSPEND", "CAP_AUDIT_READ", "CAP_PERFMON", "CAP_BPF", "CAP_CHECKPOINT_RESTORE",
    ];

    /// <summary>All, in the kernel's order.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The names of a mask as /proc/PID/status prints it, in the kernel's order.</summary>
    public static IReadOnlyList<string> Of(ulong mask) =>
        [
            .. Enumerable.Range(0, 64).Where(bit => (mask >> bit & 1) == 1)
                .Select(bit => bit < Names.Length ? Names[bit] : $"capability {bit}"),
        ];

    /// <summary>What this process could still give to another: its bounding set.</summary>
    public static IReadOnlyList<string> Available()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("CapBnd:", StringComparison.Ordinal));
        return [
            .. Of(ulong.Parse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).Where(Names.Contains),
        ];
    }
}
