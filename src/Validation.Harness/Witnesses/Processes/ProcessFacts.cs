using System.Globalization;
using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Host;
using Validation.Protocol;

namespace Validation.Harness.Witnesses.Processes;

/// <summary>What the host knows about one process. Read field by field: a process that ends meanwhile leaves absences.</summary>
public sealed record ProcessFacts
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

    /// <summary>The effective group id, as the harness's user namespace numbers it.</summary>
    public required Reading<int> GroupId { get; init; }

    /// <summary>Bit n is capability n (linux/capability.h), valid in the process's own user namespace only.</summary>
    public required Reading<ulong> EffectiveCapabilities { get; init; }

    public required Reading<ulong> PermittedCapabilities { get; init; }

    public required Reading<ulong> BoundingCapabilities { get; init; }

    public required Reading<bool> NoNewPrivileges { get; init; }

    /// <summary>0 none, 1 strict, 2 filter (seccomp(2)); of the first thread.</summary>
    public required Reading<int> SeccompMode { get; init; }

    public required Reading<int> Threads { get; init; }

    /// <summary>Threads that have no seccomp filter: filters belong to threads, and one thread without is a way round all.</summary>
    public required Reading<int> ThreadsWithoutSeccomp { get; init; }

    public required IReadOnlyList<NamespaceFact> Namespaces { get; init; }

    /// <summary>Controllers (<c>memory</c>, <c>cpu,cpuacct</c>, <c>name=systemd</c>; empty for version 2) and the path in each (cgroups(7)).</summary>
    public required Reading<IReadOnlyDictionary<string, string>> Cgroups { get; init; }

    /// <summary>Everything that could not be read, for a report.</summary>
    public IReadOnlyList<string> Unreadable =>
    [
        .. new[]
        {
            Executable.Absence, ExecutableSha256.Absence, IsGVisor.Absence, Arguments.Absence, UserId.Absence, GroupId.Absence,
            EffectiveCapabilities.Absence, PermittedCapabilities.Absence, BoundingCapabilities.Absence, NoNewPrivileges.Absence,
            SeccompMode.Absence, Threads.Absence, ThreadsWithoutSeccomp.Absence, Cgroups.Absence,
        }.Concat(Namespaces.Select(one => one.Owner.Absence)).OfType<string>().Distinct(),
    ];

    public NamespaceFact Namespace(string kind) => Namespaces.Single(one => one.Kind == kind);

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
            GroupId = status.Number("Gid", 1),
            EffectiveCapabilities = status.Mask("CapEff"),
            PermittedCapabilities = status.Mask("CapPrm"),
            BoundingCapabilities = status.Mask("CapBnd"),
            NoNewPrivileges = status.Number("NoNewPrivs").Select(value => value == 1),
            SeccompMode = status.Number("Seccomp"),
            Threads = status.Number("Threads"),
            ThreadsWithoutSeccomp = CountThreadsWithoutSeccomp(pid),
            Namespaces = Processes.Namespaces.Of(pid, host),
            Cgroups = HostFile.Text($"/proc/{pid}/cgroup").Select(ParseCgroups),
        };
    }

    internal static IReadOnlyDictionary<string, string> ParseCgroups(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 3))
            .Where(parts => parts.Length == 3).ToDictionary(parts => parts[1], parts => parts[2]);

    private static Reading<int> CountThreadsWithoutSeccomp(int pid)
    {
        try
        {
            var modes = Directory.GetDirectories($"/proc/{pid}/task")
                .Select(path => ProcessStatus.At($"{path}/status").Number("Seccomp")).Where(mode => mode.IsPresent).ToArray();
            return modes.Length == 0
                ? Reading.Absent<int>(string.Create(CultureInfo.InvariantCulture, $"read /proc/{pid}/task/*/status: no thread could be read"))
                : Reading.Of(modes.Count(mode => mode.Value == 0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Reading.Absent<int>($"list /proc/{pid}/task: {Errno.Name(LastError.Of(exception))}");
        }
    }
}
