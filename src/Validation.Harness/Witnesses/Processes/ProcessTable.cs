using System.Globalization;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Witnesses.Host;
using Validation.Protocol;

namespace Validation.Harness.Witnesses.Processes;

/// <summary>
/// The host's processes, as /proc shows them at this moment (proc(5)). A process that ends meanwhile is left out.
/// </summary>
internal static class ProcessTable
{
    /// <summary>Every process whose command line contains the text, the harness's own process excepted.</summary>
    /// <remarks>
    /// The first witness of gVisor: a guest's argument is on the host's list under runc and nowhere under runsc. A launcher that
    /// got the same text as an argument is found, too; pass the nonce by other ways than arguments.
    /// </remarks>
    public static ProcessSearch Find(string nonce)
    {
        var sought = System.Text.Encoding.UTF8.GetBytes(nonce);
        if (sought.Length == 0)
            throw new ArgumentException("Searching the processes for an empty text finds all of them; give a nonce.",
                nameof(nonce));
        List<int> found = [];
        List<string> unreadable = [];
        foreach (var pid in Pids().Where(pid => pid != Environment.ProcessId))
        {
            var commandLine = HostFile.Bytes($"/proc/{pid}/cmdline");
            if (commandLine.IsPresent && commandLine.Value.AsSpan().IndexOf(sought) >= 0)
                found.Add(pid);
            else if (!commandLine.IsPresent && !IsGone(commandLine.Absence!))
                unreadable.Add(commandLine.Absence!);
        }

        return new ProcessSearch { Found = found, Unreadable = unreadable };
    }

    /// <summary>The process's arguments as it started; empty for kernel threads, zombies and gVisor's stubs.</summary>
    public static Reading<IReadOnlyList<string>> Arguments(int pid) =>
        HostFile.Text($"/proc/{pid}/cmdline").Select(SplitArguments);

    /// <summary>A process as a person knows it: <c>process 4711 (runsc-sandbox --root=… boot …)</c>, cut.</summary>
    internal static string Describe(int pid)
    {
        var command = Arguments(pid) is { IsPresent: true, Value: { Count: > 0 } arguments } ? string.Join(' ', arguments)
            : HostFile.Text($"/proc/{pid}/comm") is { IsPresent: true, Value: var name } ? name.Trim() : "gone by now";
        return $"process {pid} ({Words.Shorten(command)})";
    }

    internal static IReadOnlyList<string> SplitArguments(string commandLine) =>
        commandLine.Length == 0 ? [] : (commandLine.EndsWith('\0') ? commandLine[..^1] : commandLine).Split('\0');

    internal static IEnumerable<int> Pids() =>
        Directory.EnumerateDirectories("/proc").Select(path => path["/proc/".Length..])
            .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture));

    private static bool IsGone(string absence) =>
        absence.EndsWith(Errno.Name(Errno.ENOENT), StringComparison.Ordinal)
        || absence.EndsWith(Errno.Name(Errno.ESRCH), StringComparison.Ordinal);
}

/// <summary>What <see cref="ProcessTable.Find"/> saw.</summary>
internal sealed record ProcessSearch
{
    public required IReadOnlyList<int> Found { get; init; }

    /// <summary>
    /// Command lines that exist and could not be read, with the errno: where there are any, "not found" is unproven.
    /// </summary>
    public required IReadOnlyList<string> Unreadable { get; init; }
}
