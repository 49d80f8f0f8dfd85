using System.Collections.Concurrent;
using System.Security.Cryptography;
using Validation.Controls.Catalogue;
using Validation.Controls.Judging;
using Validation.Harness.Engines;

namespace Validation.Harness.Witnesses;

/// <summary>Looks at one arm from the host, while its probe holds still and after it has ended.</summary>
public sealed class WitnessStand(string probe)
{
    private static readonly TimeSpan TraceLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(5);

    /// <summary>All sandboxes of a run have the same filter; walking it takes longer than anything else that is done here.</summary>
    private readonly ConcurrentDictionary<string, Lazy<FilterView>> filters = [];

    private readonly string probeSha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(probe)));

    /// <summary>The control group that the arm's own goes under.</summary>
    /// <exception cref="CgroupException">It could not be made.</exception>
    public static void Open(LaunchOrder order)
    {
        if (order.ControlGroup is { } group)
            Cgroup.Create(group);
    }

    /// <summary>What is to be seen while the probe holds still.</summary>
    public async Task<Witness> LookAsync(ILaunch launch, LaunchOrder order, CancellationToken cancellationToken)
    {
        var id = launch.HostProcess;
        var unseen = await MissAsync(launch, id.Absence ?? "the probe did not hold still", cancellationToken).ConfigureAwait(false);
        if (!id.IsPresent)
            return unseen;
        var facts = ProcessFacts.Read(id.Value);
        return unseen with
        {
            Process = Process(facts),
            NonceProcesses = Nonces(order.Stage.Nonce),
            Mounts = MountTables.Find(order.Stage.Nonce),
            Filter = Filter(id.Value),
            Flags = facts.Arguments is { IsPresent: true, Value: var arguments } ? SandboxFlags.Parse(arguments) : Reading.Absent<SandboxFlags>(facts.Arguments.Absence!),
            Usage = launch.ControlGroup is { } group ? Usage(Cgroup.Find(group).Read()) : Reading.Absent<UsageView>("the container has no control group of its own that this user can see"),
        };
    }

    /// <summary>What the host and the engine say without the probe's help.</summary>
    public static async Task<Witness> MissAsync(ILaunch launch, string why, CancellationToken cancellationToken) =>
        Witness.None(why) with
        {
            Host = launch.Elsewhere is { } elsewhere ? Reading.Absent<HostView>(elsewhere) : Host(),
            Launch = await launch.ReadBackAsync(cancellationToken).ConfigureAwait(false),
        };

    /// <summary>
    /// What is left to see when the container has ended: the peaks of the group above its own, which the kernel keeps, and what
    /// the host looks like now. Removes the group.
    /// </summary>
    /// <param name="witness">What was seen so far.</param>
    /// <param name="order">The arm's order.</param>
    /// <param name="own">The container's own control group; null where it had none or was never launched.</param>
    /// <param name="elsewhere">Why the container was not on this machine; null where it was.</param>
    /// <param name="cancellationToken">Ends the wait for the group's removal.</param>
    public static async Task<Witness> CloseAsync(Witness witness, LaunchOrder order, string? own, string? elsewhere, CancellationToken cancellationToken)
    {
        var closed = witness with { Aftermath = elsewhere is null ? Reading.Of(Aftermath(order)) : Reading.Absent<AftermathView>(elsewhere) };
        if (order.ControlGroup is not { } group)
            return closed;
        // An engine may keep its containers' groups elsewhere; then what was seen while the probe held still is all there is.
        var above = new[] { group, SystemdSlice.Of(group)?.Path }.FirstOrDefault(one => one is not null && own?.StartsWith(one + "/", StringComparison.Ordinal) == true);
        var peaks = Usage(Cgroup.Find(above ?? group).Read()).Value;
        try
        {
            await Cgroup.Remove(group, RemovalLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (CgroupException)
        {
            // What is still inside is named in the exception; the next run's sweep removes it, and nothing was measured wrongly.
        }
        if (above is null)
            return closed;
        var limits = witness.Usage.IsPresent ? witness.Usage.Value : peaks;
        return closed with
        {
            Usage = Reading.Of(limits with { MemoryPeakBytes = peaks.MemoryPeakBytes, ProcessesPeak = peaks.ProcessesPeak }),
        };
    }

    /// <summary>This machine's own values.</summary>
    internal static Reading<HostView> Host()
    {
        var facts = HostFacts.Read();
        try
        {
            return Reading.Of(new HostView
            {
                KernelRelease = facts.KernelRelease.Value,
                KernelVersion = facts.KernelVersion.Value,
                BootId = facts.BootId.Value,
                BootSeconds = facts.BoottimeNanoseconds.Value / 1e9,
                CoarseResolution = facts.CoarseResolutionNanoseconds.Value,
                Hostname = facts.Hostname.Value,
                MemoryBytes = facts.MemoryTotalBytes.Value,
                Processors = facts.Processors.Value,
                KernelCommandLine = HostFile.Text("/proc/cmdline").Value.Trim(),
                VdsoSha256 = facts.VdsoSha256.Value,
                PasswdStart = HostFile.Text("/etc/passwd").Select(text => text[..Math.Min(HostView.PasswdCharacters, text.Length)]).Value,
            });
        }
        catch (CannotTellException missing)
        {
            return Reading.Absent<HostView>(missing.Message);
        }
    }

    internal Reading<ProcessView> Process(ProcessFacts facts)
    {
        try
        {
            return Reading.Of(new ProcessView
            {
                Id = facts.Pid,
                Executable = facts.Executable.Value,
                ExecutableSha256 = facts.ExecutableSha256.Value,
                IsProbe = facts.ExecutableSha256.Value == probeSha256,
                Arguments = facts.Arguments.Value,
                Uid = facts.UserId.Value,
                EffectiveCapabilities = facts.EffectiveCapabilities.Value,
                NoNewPrivileges = facts.NoNewPrivileges.Value,
                SeccompMode = facts.SeccompMode.Value,
                Namespaces = facts.Namespaces.Where(one => one.Owner.IsPresent)
                    .ToDictionary(one => one.Kind, one => one.Owner.Value == NamespaceOwner.Host ? "host" : "own"),
            });
        }
        catch (CannotTellException missing)
        {
            return Reading.Absent<ProcessView>(missing.Message);
        }
    }

    /// <summary>The processes with a nonce in their command line.</summary>
    internal static Reading<IReadOnlyList<int>> Nonces(string nonce)
    {
        var search = ProcessTable.Find(nonce);
        return search.Found.Count > 0 || search.Unreadable.Count == 0
            ? Reading.Of(search.Found)
            : Reading.Absent<IReadOnlyList<int>>($"{search.Unreadable.Count} host processes could not be read: {search.Unreadable[0]}");
    }

    /// <summary>The filter that is in force in a process.</summary>
    internal Reading<FilterView> Filter(int process) => SeccompFilters.Read(process, TraceLimit).Select(Filter);

    private FilterView Filter(IReadOnlyList<BpfProgram> programs) =>
        filters.GetOrAdd(string.Join(';', programs.SelectMany(program => program.Instructions)), _ => new(() => Surface(programs))).Value;

    private static FilterView Surface(IReadOnlyList<BpfProgram> programs)
    {
        if (programs.Count == 0)
            return new FilterView { DefaultAction = "none", Reachable = SeccompSurface.Numbers.Count, CompatReachable = SeccompSurface.Numbers.Count };
        var surface = SeccompSurface.Of(programs);
        return new FilterView { DefaultAction = surface.DefaultAction, Reachable = surface.Reachable, CompatReachable = surface.CompatReachable };
    }

    private static Reading<UsageView> Usage(CgroupUsage usage) => Reading.Of(new UsageView
    {
        MemoryPeakBytes = usage.MemoryPeakBytes.OrNull(),
        MemoryLimitBytes = usage.MemoryLimitBytes.IsPresent ? usage.MemoryLimitBytes.Value : null,
        ProcessesPeak = usage.PidsPeak.OrNull(),
        ProcessesLimit = usage.PidsLimit.IsPresent ? usage.PidsLimit.Value : null,
        ProcessorLimit = usage.CpuQuotaMicroseconds is { IsPresent: true, Value: > 0 and var quota } && usage.CpuPeriodMicroseconds.IsPresent
            ? (double)quota / usage.CpuPeriodMicroseconds.Value
            : null,
        ThrottledPeriods = usage.ThrottledPeriods.OrNull(),
    });

    private static AftermathView Aftermath(LaunchOrder order) => new()
    {
        Hostname = Environment.MachineName,
        CorePattern = HostFile.Text("/proc/sys/kernel/core_pattern") is { IsPresent: true, Value: var pattern } ? pattern.Trim() : "",
        MountVisible = File.ReadLines("/proc/self/mountinfo").Any(line => line.Contains(order.Stage.Nonce, StringComparison.Ordinal)),
        Planted = [.. order.Mounts.Where(mount => Directory.Exists(mount.Host)).SelectMany(mount => Directory.EnumerateFileSystemEntries(mount.Host)).Select(Path.GetFileName).OfType<string>()
            .Where(name => name.Contains(order.Stage.Nonce, StringComparison.Ordinal))],
    };
}

internal static class ReadingValues
{
    public static long? OrNull(this Reading<long> reading) => reading.IsPresent ? reading.Value : null;
}
