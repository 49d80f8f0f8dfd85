using System.Net.Sockets;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Processes;

namespace Validation.Harness.Engines.Docker.Diagnosing;

/// <summary>Why an engine does not answer.</summary>
internal static class ConnectionDiagnosis
{
    public static Diagnosis Of(EngineClient client, DockerException error) => client.Transport switch
    {
        _ when error.Status is { } status =>
            Because(client, $"it refuses: {(int)status} {error.Said}", "look into its log: journalctl -u docker"),
        UnixTransport unix when error.Socket == SocketError.AccessDenied => Because(
            client, $"connect('{unix.Path}'): EACCES, as {Environment.UserName}",
            "sudo usermod -aG docker $USER, then log in again (or run as root)"),
        UnixTransport unix when !File.Exists(unix.Path) => Because(
            client, $"connect('{unix.Path}'): ENOENT, there is no such socket", Start(unix.Path)),
        UnixTransport unix when error.Socket == SocketError.ConnectionRefused => Because(
            client, $"connect('{unix.Path}'): ECONNREFUSED, the socket is there and nobody listens", Start(unix.Path)),
        SshTransport when Programs.Find(SshTransport.Program) is null => Because(
            client, "no executable 'ssh' on PATH", "sudo apt-get install openssh-client"),
        SshTransport ssh => Because(client, error.Message, $"ssh {string.Join(' ', ssh.Arguments.SkipLast(2))} version"),
        _ => Because(client, error.Message, "start it, or name another with DOCKER_HOST or `docker context use`"),
    };

    private static string Start(string path) =>
        $"sudo systemctl start docker (an engine elsewhere than at {path} is named with DOCKER_HOST or `docker context use`)";

    private static Diagnosis Because(EngineClient client, string seen, string fix) => new()
    {
        Wrong = $"the Docker engine at {client.Host} cannot be reached",
        Seen = seen,
        Fix = fix,
        Weight = Weight.Fatal,
    };
}
