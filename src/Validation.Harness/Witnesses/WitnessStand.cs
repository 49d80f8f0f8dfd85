using System.Collections.Concurrent;
using System.Security.Cryptography;
using Validation.Controls.Catalogue;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Witnesses.Cgroups;
using Validation.Harness.Witnesses.Host;
using Validation.Harness.Witnesses.Processes;
using Validation.Harness.Witnesses.Seccomp;
using Validation.Harness.Witnesses.Waiting;

namespace Validation.Harness.Witnesses;

/// <summary>Looks at one arm from the host, while its probe holds still and after it has ended.</summary>
public sealed class WitnessStand(string probe)
{
    private static readonly TimeSpan TraceLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PrewarmLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// All sandboxes of a run have the same filter; walking it takes longer than anything else that is done here.
    /// </summary>
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
        var unseen = await MissAsync(launch, id.Absence ?? "the probe did not hold still",
            cancellationToken).ConfigureAwait(false);
        if (!id.IsPresent)
            return unseen;
        await UntilSentryRuns.WaitAsync(id.Value, PrewarmLimit, cancellationToken).ConfigureAwait(false);
        var facts = ProcessFacts.Read(id.Value);
        return unseen with
        {
            Process = Process(facts),
            NonceProcesses = Nonces(order.Stage.Nonce),
            Mounts = MountTables.Find(order.Stage.Nonce),
            Filter = Filter(id.Value),
            Flags = facts.Arguments is { IsPresent: true, Value: var arguments }
                ? SandboxFlags.Parse(arguments)
                : Reading.Absent<SandboxFlags>(facts.Arguments.Absence!),
            Usage = Usage(launch),
        };
    }

    /// <summary>
    /// What the container's own control group says, while somebody is in it: the limits of an empty one hold nobody.
    /// </summary>
    public static Reading<UsageView> Usage(ILaunch launch)
    {
        if (launch.ControlGroup is not { } group)
            return Reading.Absent<UsageView>("the container has no control group of its own that this user can see");
        try
        {
            var found = Cgroup.Find(group);
            return found.Processes().Count > 0
                ? Reading.Of(CgroupViews.Of(found.Read()))
                : Reading.Absent<UsageView>($"nobody is in the control group '{group}', which should be the container's");
        }
        catch (CgroupException error)
        {
            return Reading.Absent<UsageView>(error.Message);
        }
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
    public static async Task<Witness> CloseAsync(Witness witness, LaunchOrder order, string? own, string? elsewhere,
        CancellationToken cancellationToken)
    {
        var closed = witness with { Aftermath = elsewhere is null ? Aftermath(order) : Reading.Absent<AftermathView>(elsewhere) };
        if (order.ControlGroup is not { } group)
            return closed;
        try
        {
            // An engine may keep its containers' groups elsewhere; then what was seen while the probe held still is all there is.
            if (Above(own, group) is { } above)
                closed = closed with { Usage = Reading.Of(CgroupViews.WithPeaks(witness.Usage, Cgroup.Find(above).Read())) };
            await Cgroup.Remove(group, RemovalLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (CgroupException)
        {
            // What is still inside is named in the exception; the next run's sweep removes it, and nothing was measured wrongly.
        }
        return closed;
    }

    /// <summary>The group, or its slice where systemd makes the groups, that the container's own went under.</summary>
    private static string? Above(string? own, string group) => new[] { group, SystemdSlice.Of(group)?.Path }
        .FirstOrDefault(one => one is not null && own?.StartsWith(one + "/", StringComparison.Ordinal) == true);

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
                PasswdStart =
                    HostFile.Text("/etc/passwd").Select(text => text[..Math.Min(HostView.PasswdCharacters, text.Length)]).Value,
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
                IsGVisor = facts.IsGVisor.Value,
                Arguments = facts.Arguments.Value,
                Uid = facts.UserId.Value,
                EffectiveCapabilities = facts.EffectiveCapabilities.Value,
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
            : Reading.Absent<IReadOnlyList<int>>(
                $"{search.Unreadable.Count} host processes could not be read: {search.Unreadable[0]}");
    }

    /// <summary>The filter that is in force in a process.</summary>
    internal Reading<FilterView> Filter(int process) => SeccompFilters.Read(process, TraceLimit).Select(Filter);

    private FilterView Filter(IReadOnlyList<BpfProgram> programs) =>
        filters.GetOrAdd(string.Join(';', programs.SelectMany(program => program.Instructions)), _ =>
            new(() => Surface(programs))).Value;

    private static FilterView Surface(IReadOnlyList<BpfProgram> programs)
    {
        if (programs.Count == 0)
        {
            var all = SeccompSurface.Numbers.Select(number => (int)number).ToArray();
            return new FilterView { DefaultAction = "none", Calls = all, CompatReachable = all.Length };
        }
        var surface = SeccompSurface.Of(programs);
        return new FilterView
        {
            DefaultAction = surface.DefaultAction,
            Calls = surface.AllowedNumbers,
            CompatReachable = surface.CompatReachable,
        };
    }

    private static Reading<AftermathView> Aftermath(LaunchOrder order)
    {
        try
        {
            return Reading.Of(new AftermathView
            {
                Hostname = Environment.MachineName,
                CorePattern = HostFile.Text("/proc/sys/kernel/core_pattern").Value.Trim(),
                MountVisible = File.ReadLines("/proc/self/mountinfo")
                    .Any(line => line.Contains(order.Stage.Nonce, StringComparison.Ordinal)),
                Planted = [.. order.Mounts.Where(mount => !File.Exists(mount.Host))
                    .SelectMany(mount => Directory.EnumerateFileSystemEntries(mount.Host))
                    .Select(Path.GetFileName).OfType<string>()
                    .Where(name => name.Contains(order.Stage.Nonce, StringComparison.Ordinal))],
            });
        }
        catch (Exception error) when (error is CannotTellException or IOException or UnauthorizedAccessException)
        {
            return Reading.Absent<AftermathView>(error.Message);
        }
    }
}
