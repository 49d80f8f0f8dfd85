using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.Witnesses.Processes;

/// <summary>What the host knows about one process. Read field by field: a process that ends meanwhile leaves absences.</summary>
internal sealed record ProcessFacts
{
    public required int Pid { get; init; }

    /// <summary>
    /// Where /proc/PID/exe points, in the process's own mount namespace; ends in <c> (deleted)</c> where the file is gone. Under
    /// runc it is runc's own copy (<c>/</c>) until the container's program runs, which may be after <c>runc start</c> returned.
    /// </summary>
    public required Reading<string> Executable { get; init; }

    /// <summary>SHA-256 of that file's bytes, lower-case hexadecimal.</summary>
    public required Reading<string> ExecutableSha256 { get; init; }

    /// <summary>Whether those bytes name gVisor's packages, as every program that is built from its source does.</summary>
    public required Reading<bool> IsGVisor { get; init; }

    public required Reading<IReadOnlyList<string>> Arguments { get; init; }

    /// <summary>The effective user id, as the harness's user namespace numbers it.</summary>
    public required Reading<int> UserId { get; init; }

    /// <summary>Bit n is capability n (linux/capability.h), valid in the process's own user namespace only.</summary>
    public required Reading<ulong> EffectiveCapabilities { get; init; }

    /// <summary>0 none, 1 strict, 2 filter (seccomp(2)); of the first thread.</summary>
    public required Reading<int> SeccompMode { get; init; }

    public required IReadOnlyList<NamespaceFact> Namespaces { get; init; }

    /// <param name="pid">The process.</param>
    /// <param name="host">The process whose namespaces are the host's, as /proc names it.</param>
    public static ProcessFacts Read(int pid, string host = "self")
    {
        var status = ProcessStatus.Of(pid);
        var bytes = ExecutableBytes.Of(pid);
        return new ProcessFacts
        {
            Pid = pid,
            Executable = HostFile.Link($"/proc/{pid}/exe"),
            ExecutableSha256 = bytes.Select(known => known.Sha256),
            IsGVisor = bytes.Select(known => known.IsGVisor),
            Arguments = ProcessTable.Arguments(pid),
            UserId = status.Number("Uid", 1),
            EffectiveCapabilities = status.Mask("CapEff"),
            SeccompMode = status.Number("Seccomp"),
            Namespaces = Processes.Namespaces.Of(pid, host),
        };
    }
}
