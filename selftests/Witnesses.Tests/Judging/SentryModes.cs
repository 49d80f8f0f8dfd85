using Validation.Controls.Probing;

namespace Witnesses.Tests.Judging;

/// <summary>
/// What a sentry's filter lets through, by release and mode: read in runsc/boot/filter/config and beside the platforms and device
/// proxies, the counts the same as measured (85 on 20240729; 80, 96, 105, 109 on 2026-08).
/// </summary>
internal static class SentryModes
{
    private const string Common = """
        accept4 clock_gettime clone close dup dup3 epoll_create1 epoll_ctl epoll_pwait eventfd2 exit exit_group fallocate fchmod fcntl fstat
        fstatfs fsync ftruncate futex getcpu getpid getrandom getsockopt gettid gettimeofday ioctl listen lseek madvise membarrier mincore
        mlock mmap mprotect munlock munmap nanosleep ppoll pread64 preadv preadv2 pwrite64 pwritev pwritev2 read recvmmsg recvmsg
        restart_syscall rt_sigaction rt_sigprocmask rt_sigreturn sched_yield sendmmsg sendmsg setitimer shutdown sigaltstack statx
        sync_file_range tee tgkill timer_create timer_delete timer_settime utimensat write writev
        """;

    private const string Since2024 = "fdatasync io_setup io_submit io_getevents io_destroy memfd_create prctl";
    private const string DirectFs2024 =
        "fchownat getdents64 linkat mkdirat mknodat newfstatat openat readlinkat renameat symlinkat unlinkat fchmodat fgetxattr";
    private const string DirectFs =
        "fchmodat fchownat fgetxattr flistxattr fremovexattr fsetxattr getdents64 linkat mkdirat mknodat newfstatat openat "
        + "readlinkat renameat2 symlinkat unlinkat";
    private const string HostNetwork = "bind connect getpeername getsockname readv recvfrom sendto setsockopt socket";
    private const string Everything = "clone3 mremap rseq set_robust_list";

    private static readonly (string Name, string Calls)[] Platforms =
    [
        ("systrap", "ptrace rt_tgsigqueueinfo setpriority wait4 waitid"),
        ("ptrace", "ptrace rt_tgsigqueueinfo wait4"),
        ("kvm", "arch_prctl rt_sigsuspend rt_sigtimedwait"),
        ("slimvm", "arch_prctl rt_sigsuspend rt_sigtimedwait"),
    ];

    public static IReadOnlyList<int> Of2024 { get; } = Numbers(Common, DirectFs2024, "ptrace setpriority wait4 waitid");

    /// <summary>systrap and directfs: the default.</summary>
    public static IReadOnlyList<int> Default { get; } = Numbers(Common, Since2024, DirectFs, Platforms[0].Calls);

    /// <summary>Every mode, by its name, and how many calls it was measured to have.</summary>
    public static IEnumerable<(string Mode, IReadOnlyList<int> Calls)> All { get; } =
    [
        ("20240729", Of2024),
        ..
        from platform in Platforms
        from mode in new (string Name, string Calls)[]
        {
            ("without directfs", ""), ("by default", DirectFs),
            ("on the host's network", $"{DirectFs} {HostNetwork}"),
            ("with all that widens it", $"{DirectFs} {HostNetwork} {Everything}"),
        }
        select ($"{platform.Name} {mode.Name}", Numbers(Common, Since2024, platform.Calls, mode.Calls)),
    ];

    public static IReadOnlyList<int> Numbers(params string[] names) =>
        [.. string.Join(' ', names).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(name => (int)Sys.Numbers[name]).Distinct().Order()];
}
