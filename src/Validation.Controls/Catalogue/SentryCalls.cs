using System.Collections.Frozen;

namespace Validation.Controls.Catalogue;

/// <summary>
/// Which system calls of the host gVisor's kernel makes, by what its filter lets through: read in the source of 2024-07 and
/// 2026-08 for every platform (systrap, ptrace, kvm, slimvm), with and without directfs, the host's network, device proxies, the
/// profiler and a plugged-in network stack; on release-20240729 measured, too. Counts grow with each release (71 to 95 then, 80
/// to 109 now), so that what is in the set says more than how large it is.
/// </summary>
internal static class SentryCalls
{
    /// <summary>
    /// How many calls a release may make that none of those made which were read. runc under Docker's profile has more than 180.
    /// </summary>
    public const int MostUnknown = 20;

    /// <summary>
    /// Lets a filter be told from that of a sentry without: only the proxies of NVIDIA, TPU and RDMA devices need it.
    /// </summary>
    private const string OfDeviceProxies = "mremap";

    /// <summary>
    /// google/gvisor runsc/boot/filter/config, pkg/sentry/platform/*/filters*.go, pkg/sentry/devices/*/seccomp_filter*.go.
    /// </summary>
    private static readonly FrozenSet<int> Known = Numbers("""
        accept4 clock_gettime clone close dup dup3 epoll_create1 epoll_ctl epoll_pwait eventfd2 exit exit_group fallocate fchmod
        fcntl fdatasync fstat fstatfs fsync ftruncate futex getcpu getpid getrandom getsockopt gettid gettimeofday io_destroy
        io_getevents io_setup io_submit ioctl listen lseek madvise membarrier memfd_create mincore mlock mmap mprotect munlock
        munmap nanosleep ppoll prctl pread64 preadv preadv2 pwrite64 pwritev pwritev2 read recvmmsg recvmsg restart_syscall
        rt_sigaction rt_sigprocmask rt_sigreturn sched_yield sendmmsg sendmsg setitimer shutdown sigaltstack statx
        sync_file_range tee tgkill timer_create timer_delete timer_settime utimensat write writev
        fchmodat fchownat fgetxattr flistxattr fremovexattr fsetxattr getdents64 linkat mkdirat mknodat newfstatat openat
        readlinkat renameat renameat2 symlinkat unlinkat
        bind connect getpeername getsockname readv recvfrom sendto setsockopt socket
        clone3 mremap rseq set_robust_list
        arch_prctl ptrace rt_sigsuspend rt_sigtimedwait rt_tgsigqueueinfo setpriority wait4 waitid
        """);

    /// <summary>
    /// What starts programs, enters namespaces, mounts, changes the kernel or reaches into other processes. No sentry of any mode
    /// may do so. And no container of runc can be without execve, since its filter is in force before its program is started.
    /// </summary>
    private static readonly FrozenSet<int> Never = Numbers("""
        execve execveat fork vfork
        mount umount2 pivot_root chroot unshare setns fsopen fsmount move_mount open_tree mount_setattr
        bpf perf_event_open userfaultfd init_module finit_module delete_module kexec_load kexec_file_load
        add_key request_key keyctl open_by_handle_at name_to_handle_at process_vm_readv process_vm_writev pidfd_getfd
        acct quotactl reboot swapon swapoff sethostname settimeofday clock_settime iopl ioperm
        """);

    /// <summary>The names of what a filter lets through although no sentry makes it.</summary>
    /// <param name="calls">The numbers of what the filter lets through.</param>
    public static IReadOnlyList<string> Foreign(IEnumerable<int> calls) => Names(calls.Where(Never.Contains));

    /// <summary>The names of what a filter lets through and no release that was read has, foreign calls aside.</summary>
    public static IReadOnlyList<string> Unknown(IEnumerable<int> calls) =>
        Names(calls.Where(call => !Never.Contains(call) && !Known.Contains(call)));

    /// <summary>
    /// True where the filter is widened for a proxy of devices, which may have switched itself on without a flag.
    /// </summary>
    public static bool HasDeviceProxy(IEnumerable<int> calls) => calls.Contains((int)Sys.Numbers[OfDeviceProxies]);

    private static FrozenSet<int> Numbers(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => (int)Sys.Numbers[name]).ToFrozenSet();

    private static string[] Names(IEnumerable<int> calls) =>
        [.. calls.Select(call => ByNumber.GetValueOrDefault(call) ?? $"number {call}")];

    private static readonly FrozenDictionary<int, string> ByNumber =
        Sys.Numbers.ToFrozenDictionary(pair => (int)pair.Value, pair => pair.Key);
}
