using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Validation.Harness.Witnesses.Host;
using Validation.Protocol;

namespace Validation.Harness.Sweeping;

/// <summary>SIGKILL for one process that was looked at, and for none that got its id since (pidfd_open(2), Linux 5.3).</summary>
internal static partial class ProcessEnd
{
    private const int Sigkill = 9;
    private const nint PidfdSendSignal = 424;
    private const nint PidfdOpen = 434;

    /// <param name="pid">The process.</param>
    /// <param name="isIt">Asked when the id can go to nobody else any more.</param>
    /// <returns>null where it is gone, or will be; else what came back.</returns>
    public static string? Kill(int pid, Func<bool> isIt)
    {
        using var process = Call(PidfdOpen, pid, 0);
        if (process.IsInvalid && LastError.Number == Errno.ENOSYS)
            return isIt() && Kill(pid, Sigkill) != 0 ? Refused(pid) : null;
        if (process.IsInvalid)
            return LastError.Number == Errno.ESRCH ? null : Refused(pid);
        var refused = isIt() && Call(PidfdSendSignal, process, Sigkill, 0, 0) != 0 && LastError.Number != Errno.ESRCH;
        return refused ? Refused(pid) : null;
    }

    private static string Refused(int pid) => $"kill -9 {pid}: {Errno.Name(LastError.Number)}";

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial SafeFileHandle Call(nint number, int pid, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial int Call(nint number, SafeHandle process, int signal, nint info, uint flags);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
