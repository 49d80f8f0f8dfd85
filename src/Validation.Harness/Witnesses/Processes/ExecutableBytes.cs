using System.Collections.Concurrent;
using System.Security.Cryptography;
using Validation.Controls.Readings;
using Validation.Harness.Witnesses.Host;
using Validation.Protocol;

namespace Validation.Harness.Witnesses.Processes;

/// <summary>
/// What the bytes of a running executable say, each file read once: runsc has more than 30 MB and stands behind many processes.
/// </summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="IsGVisor">
/// They hold the path of gVisor's Go module, which the linker writes into every program that is built from it, stripped or not:
/// runsc, and since 20260810 also <c>gvisor_sentry</c>, in <c>gvisor-bin/</c> beside it or wherever GVISOR_SIDECAR_BINARIES_DIR
/// says.
/// </param>
internal sealed record ExecutableBytes(string Sha256, bool IsGVisor)
{
    private const int Chunk = 1 << 20;

    private static readonly ConcurrentDictionary<FileIdentity, ExecutableBytes> Known = new();

    private static ReadOnlySpan<byte> Module => "gvisor.dev/gvisor/"u8;

    /// <summary>Through /proc/PID/exe, which is the file that runs even where its path was replaced.</summary>
    public static Reading<ExecutableBytes> Of(int pid)
    {
        var path = $"/proc/{pid}/exe";
        return HostFile.Identity(path) switch
        {
            { IsPresent: false } unknown => Reading.Absent<ExecutableBytes>(unknown.Absence!),
            { Value: var identity } when Known.TryGetValue(identity, out var known) => Reading.Of(known),
            { Value: var identity } => Read(path).Select(read => Known.GetOrAdd(identity, read)),
        };
    }

    private static Reading<ExecutableBytes> Read(string path)
    {
        try
        {
            using var executable = File.OpenRead(path);
            return Reading.Of(Of(executable));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Reading.Absent<ExecutableBytes>($"read {path}: {Errno.Name(LastError.Of(exception))}");
        }
    }

    /// <summary>What may be the beginning of the module's path at a chunk's end is looked at again before the next.</summary>
    internal static ExecutableBytes Of(Stream executable)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Chunk];
        var (kept, found) = (0, false);
        for (int read; (read = executable.Read(buffer, kept, Chunk - kept)) > 0;)
        {
            hash.AppendData(buffer, kept, read);
            var there = buffer.AsSpan(0, kept + read);
            found = found || there.IndexOf(Module) >= 0;
            kept = Math.Min(there.Length, Module.Length - 1);
            there[^kept..].CopyTo(buffer);
        }
        return new ExecutableBytes(Convert.ToHexStringLower(hash.GetHashAndReset()), found);
    }
}
