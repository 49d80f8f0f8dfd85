using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.State;
using Validation.Harness.Witnesses.Host;
using Validation.Protocol;

namespace Validation.Harness.Engines.Oci;

/// <summary>
/// Whom of the host a container's root is, where its config.json makes a user namespace (runtime-spec 1.0, config-linux.md, "User
/// namespace mappings"). A runtime sets up the root file system as that user, who has to get there, and nobody else of the host:
/// there lies a copy of the probe with the set-user-ID bit.
/// </summary>
internal sealed record MappedRoot(uint Uid, uint Gid)
{
    /// <returns>null where no namespace is made, or nobody is mapped to root: what that means is the runtime's to say.</returns>
    public static MappedRoot? Of(JsonObject config) =>
        OciTemplate.MakesNamespace(config, "user")
        && Host(config["linux"]?["uidMappings"]) is { } uid && Host(config["linux"]?["gidMappings"]) is { } gid
            ? new MappedRoot(uid, gid)
            : null;

    /// <summary>
    /// The container's files are its root's, as engines that map users make them. The set-user-ID copy is then its, too: on the
    /// host it makes nobody but that user, and inside it is honoured like any of an image.
    /// </summary>
    /// <exception cref="LaunchException">The owner cannot be set.</exception>
    public void Own(string root)
    {
        var entries = Directory.EnumerateFileSystemEntries(
            root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
        foreach (var path in (string[])[root, .. entries])
        {
            var link = new FileInfo(path).LinkTarget is not null;
            var mode = link ? default : File.GetUnixFileMode(path);
            if (Libc.ChangeOwner(path, Uid, Gid) != 0)
                throw new LaunchException(
                    $"giving '{path}' to user {Uid}, who is the container's root: {Errno.Name(LastError.Number)}");
            // The kernel takes the set-user-ID bit away with the owner (chown(2)).
            if (!link)
                File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>
    /// Lets that user pass through the run's own directories that lead to a bundle, by name and with no other right.
    /// </summary>
    /// <exception cref="LaunchException">A directory above is closed to it, or its file system knows no access lists.</exception>
    public void LetPass(string bundle)
    {
        for (var directory = bundle; directory is not (null or "/"); directory = Path.GetDirectoryName(directory))
        {
            if ((File.GetUnixFileMode(directory) & UnixFileMode.OtherExecute) != 0)
                continue;
            if (directory != StateDirectory.Root && !directory.StartsWith(StateDirectory.Root + "/", StringComparison.Ordinal))
                throw new LaunchException(
                    $"the container's root is mapped to user {Uid}, to whom '{directory}' is closed: chmod o+x '{directory}'");
            if (AccessList.LetPass(directory, Uid) is not 0 and var errno)
                throw new LaunchException(
                    $"letting user {Uid}, who is the container's root, pass through '{directory}': {Errno.Name(errno)}. Fix it: "
                    + $"put {StateDirectory.Root} on a file system with access lists (ext4, xfs, btrfs, tmpfs)");
        }
    }

    /// <summary>The host's id of the container's 0.</summary>
    private static uint? Host(JsonNode? mappings) => OciTemplate.Entries(mappings)
        .Where(entry => Number(entry["containerID"]) == 0 && Number(entry["size"]) > 0)
        .Select(entry => Number(entry["hostID"])).FirstOrDefault();

    private static uint? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out uint number) ? number : null;
}
