using System.Formats.Tar;
using System.Text;
using Validation.Harness.Contract;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>The probe's root file system as an archive, which an engine makes an image of.</summary>
internal static class RootArchive
{
    public static async Task<byte[]> WriteAsync(IReadOnlyList<RootEntry> entries, string probe,
        CancellationToken cancellationToken)
    {
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
                await writer.WriteEntryAsync(await EntryAsync(entry, probe, cancellationToken).ConfigureAwait(false),
                    cancellationToken).ConfigureAwait(false);
        }
        return archive.ToArray();
    }

    private static async Task<PaxTarEntry> EntryAsync(RootEntry entry, string probe, CancellationToken cancellationToken)
    {
        var written = new PaxTarEntry(Type(entry.Kind), entry.Path.TrimStart('/')) { Mode = entry.Mode, Uid = 0, Gid = 0 };
        if (entry.Kind == RootKind.Link)
            written.LinkName = entry.Text;
        else if (entry.Kind == RootKind.File)
            written.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(entry.Text));
        else if (entry.Kind == RootKind.Probe)
            written.DataStream = new MemoryStream(await File.ReadAllBytesAsync(probe, cancellationToken).ConfigureAwait(false));
        return written;
    }

    private static TarEntryType Type(RootKind kind) => kind switch
    {
        RootKind.Directory => TarEntryType.Directory,
        RootKind.Link => TarEntryType.SymbolicLink,
        _ => TarEntryType.RegularFile,
    };
}
