using System.Globalization;
using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Processes;

namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>
/// The seccomp filters that are in force in a running process, read out of the kernel by PTRACE_SECCOMP_GET_FILTER (ptrace(2)).
/// Needs CAP_SYS_ADMIN in the first user namespace, a harness without a filter of its own, and CONFIG_CHECKPOINT_RESTORE.
/// </summary>
internal static class SeccompFilters
{
    /// <summary>The filters of one thread, the newest first; empty where it has none.</summary>
    /// <param name="thread">A thread id; a process id names the first thread.</param>
    /// <param name="limit">
    /// How long the thread may take to stop. It stands still for well under a millisecond after that, and goes on in any case:
    /// the kernel lets go of it when the tracing thread ends. A system call that it sleeps in is resumed.
    /// </param>
    public static Reading<IReadOnlyList<BpfProgram>> Read(int thread, TimeSpan limit)
    {
        var mode = ProcessStatus.Of(thread).Number("Seccomp");
        if (!mode.IsPresent)
            return Reading.Absent<IReadOnlyList<BpfProgram>>(
                $"Reading the seccomp filters of thread {thread}: {mode.Absence}. It may have ended.");
        if (mode.Value == 0)
            return Reading.Of<IReadOnlyList<BpfProgram>>([]);

        // A tracer is a thread, and ending it is the one way to let go that cannot fail.
        var outcome = Reading.Absent<IReadOnlyList<BpfProgram>>(
            $"Reading the seccomp filters of thread {thread}: the tracing thread did not run.");
        var tracer = new Thread(() => outcome = ReadOnThisThread(thread, limit)) { Name = "ptrace", IsBackground = true };
        tracer.Start();
        tracer.Join();
        return outcome;
    }

    private static Reading<IReadOnlyList<BpfProgram>> ReadOnThisThread(int thread, TimeSpan limit)
    {
        try
        {
            using var tracee = Tracee.Seize(thread);
            tracee.Stop(limit);
            List<BpfProgram> filters = [];
            while (tracee.ReadFilter(filters.Count) is { } bytes)
                filters.Add(BpfProgram.Decode(bytes));
            return Reading.Of<IReadOnlyList<BpfProgram>>(filters);
        }
        catch (Exception exception) when (exception is TracingException or BpfFormatException)
        {
            return Reading.Absent<IReadOnlyList<BpfProgram>>(
                string.Create(CultureInfo.InvariantCulture,
                    $"Reading the seccomp filters of thread {thread}: {exception.Message}"));
        }
    }
}
