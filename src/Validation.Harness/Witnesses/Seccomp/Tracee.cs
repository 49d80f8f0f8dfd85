using Validation.Harness.Waiting;
using Validation.Harness.Witnesses.Host;
using Validation.Harness.Witnesses.Processes;
using Validation.Protocol;

namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>
/// A thread that the calling thread traces by PTRACE_SEIZE, which, unlike PTRACE_ATTACH, sends no signal: nothing of it shows.
/// All members belong to the thread that seized.
/// </summary>
internal sealed unsafe class Tracee : IDisposable
{
    private const int Detach = 17;
    private const int SeizeRequest = 0x4206;
    private const int Interrupt = 0x4207;
    private const int GetFilter = 0x420c;
    private const int WaitAll = 0x40000000;
    private const int NoHang = 1;
    private const int EventStop = 128;

    private readonly int _thread;
    private int _signal;

    private Tracee(int thread) => _thread = thread;

    /// <remarks>
    /// Never a child of the harness: the kernel shows a tracee's stop to every waitpid of its parent, so .NET's reaper takes it
    /// for the child's end, and when the real end comes its signal thread spins for ever. Of other processes it only looks.
    /// </remarks>
    /// <exception cref="TracingException">The kernel refuses it, or it is a child of the harness.</exception>
    public static Tracee Seize(int thread)
    {
        if (ProcessStatus.Of(thread).Number("PPid") is { IsPresent: true, Value: var parent } && parent == Environment.ProcessId)
            throw new TracingException($"process {thread} is a child of the harness, and .NET would take its stop for its end. "
                + "Start it through another process.");
        if (Libc.PTrace(SeizeRequest, thread, 0, 0) != 0)
            throw Refused("PTRACE_SEIZE", LastError.Number, thread);
        return new Tracee(thread);
    }

    /// <summary>Returns when the thread stands still.</summary>
    public void Stop(TimeSpan limit)
    {
        if (Libc.PTrace(Interrupt, _thread, 0, 0) != 0)
            throw Refused("PTRACE_INTERRUPT", LastError.Number, _thread);
        var status = Stopped(limit);
        if ((status & 0xff) != 0x7f)
            throw new TracingException($"the process ended while it was being stopped (wait status 0x{status:x}).");

        // Where a signal was on its way, the stop is the signal's, and detaching has to hand it on.
        _signal = status >> 16 == EventStop ? 0 : (status >> 8) & 0xff;
    }

    /// <summary>The bytes of the n-th filter from the newest, or null where there are no more.</summary>
    public byte[]? ReadFilter(int index)
    {
        var length = Libc.PTrace(GetFilter, _thread, index, 0);
        if (length < 0)
            return LastError.Number == Errno.ENOENT
                ? null
                : throw Refused($"PTRACE_SECCOMP_GET_FILTER {index}", LastError.Number, _thread);
        var bytes = new byte[length * BpfInstruction.Bytes];
        fixed (byte* buffer = bytes)
            return Libc.PTrace(GetFilter, _thread, index, (nint)buffer) == length ? bytes
                : throw Refused($"PTRACE_SECCOMP_GET_FILTER {index}", LastError.Number, _thread);
    }

    /// <summary>
    /// Lets it go on. Where that fails (it does not stand still yet, or is gone), the end of the tracing thread does it.
    /// </summary>
    public void Dispose() => _ = Libc.PTrace(Detach, _thread, 0, _signal);

    private int Stopped(TimeSpan limit)
    {
        try
        {
            return UntilThreadStops.Wait(limit, WaitOnce);
        }
        catch (TimeoutException error)
        {
            throw new TracingException(error.Message);
        }
    }

    private static TracingException Refused(string request, int errno, int thread)
    {
        var tracer = ProcessStatus.Of(thread).Number("TracerPid");
        var advice = errno switch
        {
            Errno.ESRCH => "The process has ended.",
            Errno.EPERM when tracer is { IsPresent: true, Value: > 0 } =>
                $"Thread {tracer.Value} traces it already (gVisor's sentry does so with its stubs), and only one can.",
            Errno.EPERM =>
                "Run the harness as root with CAP_SYS_PTRACE and CAP_SYS_ADMIN, outside of any container; see also "
                    + "kernel.yama.ptrace_scope.",
            Errno.EACCES =>
                "Run the harness as root (CAP_SYS_ADMIN in the first user namespace) and without a seccomp filter of its own.",
            Errno.EINVAL => "The kernel needs CONFIG_CHECKPOINT_RESTORE and CONFIG_SECCOMP_FILTER for this.",
            Errno.EMEDIUMTYPE => "The kernel kept no classic form of this filter; it cannot be read.",
            _ => "See ptrace(2).",
        };
        return new TracingException($"{request}: {Errno.Name(errno)}. {advice}");
    }

    private int? WaitOnce()
    {
        int status;
        return Libc.WaitPid(_thread, &status, WaitAll | NoHang) switch
        {
            0 => null,
            > 0 => status,
            _ when LastError.Number == Errno.EINTR => null,
            _ => throw Refused("waitpid", LastError.Number, _thread),
        };
    }
}

/// <summary>A thread could not be traced; the message says at which request, the errno, and what to do.</summary>
internal sealed class TracingException(string message) : Exception(message);
