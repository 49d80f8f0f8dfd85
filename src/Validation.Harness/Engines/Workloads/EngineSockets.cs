using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Validation.Harness.Engines.Workloads;

/// <summary>
/// Sockets that hand over the host to whoever may write to them: by the names that engines give them, by the directories that
/// they lie in, and, on this machine, by the program that listens, whatever the socket is named.
/// </summary>
internal static class EngineSockets
{
    /// <summary>
    /// SOL_SOCKET and SO_PEERCRED of Linux; struct ucred begins with the peer's process id (socket(7), unix(7)).
    /// </summary>
    private const int SocketLevel = 1, PeerCredentials = 17, CredentialBytes = 12;

    private const int Deepest = 3, MostEntries = 5_000;

    private static readonly string[] Names =
    [
        "docker.sock", "containerd.sock", "containerd.sock.ttrpc", "crio.sock", "podman.sock", "dockershim.sock",
        "cri-dockerd.sock",
        "buildkitd.sock",
    ];

    /// <summary>Where engines put them by default; /var/run is /run.</summary>
    private static readonly string[] Usual =
    [
        "/run/docker.sock", "/run/containerd/containerd.sock", "/run/crio/crio.sock", "/run/podman/podman.sock",
        "/run/dockershim.sock", "/run/cri-dockerd.sock", "/run/buildkit/buildkitd.sock", "/run/k3s/containerd/containerd.sock",
    ];

    private static readonly string[] Programs =
    [
        "dockerd", "containerd", "crio", "podman", "cri-dockerd", "buildkitd", "k3s", "k3s-server", "rke2", "nerdctl",
    ];

    /// <param name="path">A path of the host that is mounted into a container.</param>
    /// <param name="isHere">True where the host is this machine, so that it can be looked at.</param>
    /// <returns>The sockets that the container has by it, as they are on the host, or would have once the engine runs.</returns>
    public static IReadOnlyList<string> Behind(string path, bool isHere)
    {
        var plain = Plain(path);
        if (Names.Contains(Path.GetFileName(plain)))
            return [path];
        string[] usual = [.. Usual.Where(socket => plain == "/" || socket.StartsWith(plain + "/", StringComparison.Ordinal))];
        return usual.Length > 0 || !isHere ? usual : [.. Sockets(path).Where(IsEngines).Order(StringComparer.Ordinal)];
    }

    private static string Plain(string path)
    {
        var whole = Path.GetFullPath(path).TrimEnd('/');
        return whole.Length == 0 ? "/"
            : whole == "/var/run" || whole.StartsWith("/var/run/", StringComparison.Ordinal) ? whole[4..]
            : whole;
    }

    /// <summary>
    /// The path itself, or what lies below it and may be a socket (which has no length); bounded, since it may be anybody's disk.
    /// </summary>
    private static IEnumerable<string> Sockets(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = Deepest,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        return Directory.EnumerateFiles(path, "*", options).Take(MostEntries)
            .Where(file => new FileInfo(file) is { Length: 0 });
    }

    private static bool IsEngines(string socket) =>
        Names.Contains(Path.GetFileName(socket)) || (Listener(socket) is { } program && Programs.Contains(program));

    /// <summary>
    /// Who listens, asked by a connection over which nothing is sent: the program's name by /proc/PID/comm (proc(5)); null where
    /// nobody does.
    /// </summary>
    private static string? Listener(string path)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Blocking = false;
            socket.Connect(new UnixDomainSocketEndPoint(path));
            var credentials = new byte[CredentialBytes];
            socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
            return File.ReadAllText($"/proc/{MemoryMarshal.Read<int>(credentials)}/comm").Trim();
        }
        catch (Exception error) when (error is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
