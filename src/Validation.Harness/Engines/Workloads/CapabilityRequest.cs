namespace Validation.Harness.Engines.Workloads;

/// <summary>
/// The capabilities that a container comes to have by what is added and dropped, as Docker reckons (moby, oci/caps/utils.go,
/// TweakCapabilities) and containerd and CRI-O do after it.
/// </summary>
internal static class CapabilityRequest
{
    public const string All = "CAP_ALL";

    /// <summary>What a container has that neither drops nor adds any (moby, oci/caps/defaults.go).</summary>
    private static readonly string[] Default =
    [
        "CAP_AUDIT_WRITE", "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL", "CAP_MKNOD",
        "CAP_NET_BIND_SERVICE", "CAP_NET_RAW", "CAP_SETFCAP", "CAP_SETGID", "CAP_SETPCAP", "CAP_SETUID", "CAP_SYS_CHROOT",
    ];

    /// <param name="add">Names in any letter case, with CAP_ or without, ALL among them.</param>
    /// <param name="drop">The same.</param>
    /// <param name="all">What ALL stands for.</param>
    public static IEnumerable<string> Granted(IEnumerable<string>? add, IEnumerable<string>? drop, IReadOnlyList<string> all)
    {
        var (added, dropped) = (Named(add), Named(drop));
        return added.Contains(All) ? all.Except(dropped)
            : dropped.Contains(All) ? added
            : Default.Except(dropped).Concat(added);
    }

    private static string[] Named(IEnumerable<string>? names) =>
    [
        .. (names ?? []).Select(name => name.ToUpperInvariant())
            .Select(name => name.StartsWith("CAP_", StringComparison.Ordinal) ? name : $"CAP_{name}"),
    ];
}
