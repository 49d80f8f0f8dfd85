using System.Globalization;
using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Host;

namespace Validation.Harness.Witnesses.Processes;

/// <summary>Whose namespace a process is in.</summary>
public enum NamespaceOwner
{
    /// <summary>The host's: the harness's own, or what was named in their place.</summary>
    Host,

    /// <summary>Another one.</summary>
    Own,
}

/// <summary>One namespace of a process (/proc/PID/ns/KIND, namespaces(7)).</summary>
public sealed record NamespaceFact
{
    /// <summary><c>mnt</c>, <c>pid</c>, <c>net</c>, <c>ipc</c>, <c>uts</c>, <c>user</c> or <c>cgroup</c>.</summary>
    public required string Kind { get; init; }

    public required Reading<NamespaceOwner> Owner { get; init; }
}

/// <summary>The seven namespaces of a process, told apart from the harness's own.</summary>
internal static class Namespaces
{
    public static readonly IReadOnlyList<string> Kinds = ["mnt", "pid", "net", "ipc", "uts", "user", "cgroup"];

    /// <param name="pid">The process.</param>
    /// <param name="host">The process whose namespaces are the host's, as /proc names it: <c>1</c> for a harness in a
    /// container.</param>
    public static IReadOnlyList<NamespaceFact> Of(int pid,
        string host = "self") => [.. Kinds.Select(kind => Of(pid, kind, host))];

    private static NamespaceFact Of(int pid, string kind, string host)
    {
        var inode = Inode($"/proc/{pid}/ns/{kind}");
        var ours = Inode($"/proc/{host}/ns/{kind}");
        return new NamespaceFact { Kind = kind, Owner = Compare(inode, ours) };
    }

    private static Reading<NamespaceOwner> Compare(Reading<ulong> inode, Reading<ulong> ours) =>
        !ours.IsPresent ? Reading.Absent<NamespaceOwner>(ours.Absence!)
        : inode.Select(number => number == ours.Value ? NamespaceOwner.Host : NamespaceOwner.Own);

    private static Reading<ulong> Inode(string path)
    {
        var link = HostFile.Link(path);
        return !link.IsPresent ? Reading.Absent<ulong>(link.Absence!)
            : TryParse(link.Value, out var inode) ? Reading.Of(inode)
            : Reading.Absent<ulong>($"readlink {path}: '{link.Value}' is no namespace (expected kind:[inode])");
    }

    internal static bool TryParse(string link, out ulong inode)
    {
        inode = 0;
        var open = link.IndexOf(":[", StringComparison.Ordinal);
        return open > 0 && link.EndsWith(']')
            && ulong.TryParse(link.AsSpan(open + 2, link.Length - open - 3), NumberStyles.None,
                CultureInfo.InvariantCulture, out inode);
    }
}
