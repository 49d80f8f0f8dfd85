using System.Net;
using System.Net.Sockets;
using Validation.Harness.Arms;
using Validation.Harness.Building;
using Validation.Harness.Engines.Docker;
using Validation.Harness.Runs;

namespace Docker.Tests.Connecting;

/// <summary>The bed's socket behind a port of loopback; each direction of a connection ends on its own, as it does at a real engine.</summary>
public sealed class TcpTests
{
    [Test, CancelAfter(120_000)]
    public async Task A_probe_answers_over_TCP_and_sees_the_end_of_its_input(CancellationToken cancellationToken)
    {
        using var relay = new TcpListener(IPAddress.Loopback, 0);
        relay.Start();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var relaying = RelayAsync(relay, ending.Token);
        await using (var launched = await Launched.With("runc", cancellationToken))
        {
            using var client = new DockerClient(new DockerHost { Address = $"tcp://localhost:{((IPEndPoint)relay.LocalEndpoint).Port}", Source = "the test" });
            var launcher = new ContainerLauncher(
                await DockerSession.OpenAsync(client, cancellationToken), launched.Engine.Template,
                await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken), RunLabels.Of(launched.Run));
            var order = launched.Order(Role.Subject, "runc");
            await using var launch = await launcher.StartAsync(order, "runc", cancellationToken);
            (await Conversation.AskAsync(launch, order, ["/etc/passwd"], cancellationToken))["/etc/passwd"].Answers[^1].Text
                .ShouldNotBeNull().ShouldContain(order.Stage.Nonce);
            launch.Input.Close();
            (await launch.WaitAsync(cancellationToken)).ShouldBe(0);
        }
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(relaying);
    }

    private static async Task RelayAsync(TcpListener relay, CancellationToken cancellationToken)
    {
        while (true)
        {
            var near = await relay.AcceptSocketAsync(cancellationToken);
            var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await far.ConnectAsync(new UnixDomainSocketEndPoint(Bed.Socket), cancellationToken);
            _ = BothAsync(near, far, cancellationToken);
        }
    }

    private static async Task BothAsync(Socket near, Socket far, CancellationToken cancellationToken)
    {
        using (near)
        using (far)
            await Task.WhenAll(CopyAsync(near, far, cancellationToken), CopyAsync(far, near, cancellationToken));
    }

    private static async Task CopyAsync(Socket from, Socket to, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, cancellationToken) is var read and > 0)
            await to.SendAsync(buffer.AsMemory(0, read), cancellationToken);
        to.Shutdown(SocketShutdown.Send);
    }
}
