using System.Buffers.Binary;
using System.Net.Sockets;
using Validation.Harness.Witnesses.Host;
using Validation.Processes;

namespace Validation.Harness.Engines.Docker.Sessions;

/// <summary>
/// Which files a local engine sees. One from a snap, in a container, or with a root of its own looks its runtimes up among others
/// than this process sees under the same paths.
/// </summary>
internal static class EngineRoot
{
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    /// <param name="socket">The engine's socket file.</param>
    /// <returns>
    /// <c>/proc/PID/root</c> of the process that listens there (socket(7), SO_PEERCRED); empty where its root is this process's,
    /// or where that cannot be told. Of an engine that systemd listens for, systemd's.
    /// </returns>
    public static string Of(string socket)
    {
        try
        {
            using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            connection.Connect(new UnixDomainSocketEndPoint(socket));
            var credentials = new byte[12];
            connection.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
            var root = $"/proc/{BinaryPrimitives.ReadInt32LittleEndian(credentials)}/root";
            return Differ(root + "/", "/") ? root : "";
        }
        catch (SocketException)
        {
            return "";
        }
    }

    /// <summary>A program by its path or, as a shell finds it, by its name, among the engine's files.</summary>
    /// <returns>Its path here where it is the same file, else that below the root; null where there is no such program.</returns>
    public static string? Find(string root, string program)
    {
        if (root.Length == 0)
            return Programs.Find(program);
        var found = program.Contains('/', StringComparison.Ordinal)
            ? Programs.Find(root + program)
            : Programs.Always.Select(directory => Programs.Find($"{root}{directory}/{program}"))
                .OfType<string>().FirstOrDefault();
        return found is null || Differ(found, found[root.Length..]) ? found : found[root.Length..];
    }

    /// <summary>Both are there and are not the same.</summary>
    private static bool Differ(string one, string other) =>
        HostFile.Identity(one) is { IsPresent: true, Value: var first }
        && !(HostFile.Identity(other) is { IsPresent: true, Value: var second } && first == second);
}
