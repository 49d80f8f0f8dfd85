using System.Collections.Concurrent;
using System.Security.Cryptography;
using Validation.Controls.Judging;
using Validation.Protocol;

namespace Validation.Harness.Witnesses;

/// <summary>SHA-256 of running executables, each read once: runsc has more than 30 MB and stands behind many processes.</summary>
internal static class ExecutableHash
{
    private static readonly ConcurrentDictionary<FileIdentity, string> Known = new();

    /// <summary>Through /proc/PID/exe, which is the file that runs even where its path was replaced. Lower-case hexadecimal.</summary>
    public static Reading<string> Of(int pid)
    {
        var path = $"/proc/{pid}/exe";
        return HostFile.Identity(path) switch
        {
            { IsPresent: false } unknown => Reading.Absent<string>(unknown.Absence!),
            { Value: var identity } when Known.TryGetValue(identity, out var hash) => Reading.Of(hash),
            { Value: var identity } => Hash(path).Select(hash => Known.GetOrAdd(identity, hash)),
        };
    }

    private static Reading<string> Hash(string path)
    {
        try
        {
            using var executable = File.OpenRead(path);
            return Reading.Of(Convert.ToHexStringLower(SHA256.HashData(executable)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Reading.Absent<string>($"read {path}: {Errno.Name(LastError.Of(exception))}");
        }
    }
}
