namespace Validation.Reporting.Page.Open;

/// <summary>The claims ledger's rows in our own words, so that those which nothing measures yet can be named.</summary>
internal static class ClaimTexts
{
    public static IReadOnlyList<(string Id, string Text)> All { get; } =
    [
        ("CLM-001", "A pod that names a missing RuntimeClass is refused, and not started without gVisor"),
        ("CLM-002", "The cluster has a RuntimeClass gvisor with the handler runsc"),
        ("CLM-003", "Inside the sandbox the kernel calls itself 4.4.0"),
        ("CLM-004", "gVisor keeps a workload from reading /etc/passwd, and runc does not"),
        ("CLM-005", "/proc tells of the host's kernel under runc, and only of the emulated one under gVisor"),
        ("CLM-006", "Without gVisor nothing but the read-only file system keeps a workload from writing"),
        ("CLM-007", "System calls are intercepted and filtered"),
        ("CLM-008", "NetworkPolicy isolates the network entirely"),
        ("CLM-009", "An admission webhook turns away pods without gVisor"),
        ("CLM-010", "Every node that evaluation pods may land on has gVisor"),
        ("CLM-011", "With REQUIRE_GVISOR=true work is refused rather than run unprotected"),
        ("CLM-012", "A pod without gVisor, or a missing RuntimeClass, raises an alert"),
        ("CLM-013", "gVisor is optional locally, recommended in staging and mandatory in production"),
        ("CLM-014", "Some 50 system calls of the host can be reached, against some 350 under runc"),
        ("CLM-015", "The overhead is 10 to 20 %"),
        ("CLM-016", "Exploits of the kernel meet gVisor and not the host"),
        ("CLM-017", "Exhausting resources is contained better"),
        ("CLM-018", "There is less to measure for timing attacks"),
        ("CLM-019", "Docker lists runsc among its runtimes and runs containers with it"),
        ("CLM-020", "Where gVisor is missing, the platform falls back to runc or to no container"),
        ("CLM-021", "The hardened launch: an ordinary user, no network, 100 MB, half a processor, a read-only root, no new privileges"),
        ("CLM-022", "An unknown runtime named in an error means that runsc is not installed or not registered"),
        ("CLM-023", "It works through Colima, through a remote Docker context, and on a host in the cloud"),
        ("CLM-024", "Inside a container image runsc is used directly, without Docker"),
        ("CLM-025", "The network is off unless asked for"),
        ("CLM-026", "Paths of a repository are mounted read-only"),
        ("CLM-027", "Containers are removed afterwards, and a time limit ends what runs on"),
        ("CLM-028", "Linux 4.14.77 or later on x86-64 or arm64 is enough"),
        ("CLM-029", "The checksum of the runsc binary is verified when it is installed"),
        ("CLM-030", "The isolation is that of a virtual machine"),
        ("CLM-031", "Executions are fully isolated from one another"),
        ("CLM-032", "Processor, memory and I/O have hard limits"),
        ("CLM-033", "It costs about 1 % of processor time, 50 to 100 ms at the start, 50 ms per execution and 5 MB"),
        ("CLM-034", "DISABLE_GVISOR=true switches it off, with a warning that cannot be overlooked"),
        ("CLM-035", "“operation not permitted” at the start means that the daemon may not use runsc"),
        ("CLM-036", "containerd's handler runsc is of the type io.containerd.runsc.v1"),
        ("CLM-037", "From a pod under runc a fault of the kernel can be exploited, as the kernel is shared"),
    ];
}
