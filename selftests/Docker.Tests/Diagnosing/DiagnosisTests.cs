using System.Net.Sockets;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Docker.Diagnosing;
using Validation.Harness.Engines.Docker.Sessions;

namespace Docker.Tests.Diagnosing;

public sealed class DiagnosisTests
{
    [Test, CancelAfter(60_000)]
    public async Task An_engine_with_both_runtimes_lacks_nothing(CancellationToken cancellationToken) =>
        (await DiagnoseAsync("runsc", cancellationToken)).ShouldBeEmpty();

    [Test, CancelAfter(60_000)]
    public async Task A_runtime_that_is_not_registered_is_told_with_the_line_that_registers_it(
        CancellationToken cancellationToken)
    {
        var diagnosis = (await DiagnoseAsync("runsc-unheard-of", cancellationToken)).ShouldHaveSingleItem();
        diagnosis.Wrong.ShouldBe("unknown runtime: runsc-unheard-of is not registered with the Docker engine");
        diagnosis.Seen.ShouldContain("Runtimes are ");
        diagnosis.Fix.ShouldStartWith("sudo runsc install --runtime=runsc-unheard-of && sudo systemctl restart docker; ");
        diagnosis.Weight.ShouldBe(Weight.NoGVisor);
    }

    [Test, CancelAfter(60_000)]
    public async Task A_runtime_that_is_registered_and_not_installed_is_told_with_its_path(CancellationToken cancellationToken)
    {
        var diagnosis = (await DiagnoseAsync("runsc-missing", cancellationToken)).ShouldHaveSingleItem();
        diagnosis.Wrong.ShouldBe("the runtime 'runsc-missing' is registered with the Docker engine, but not installed");
        diagnosis.Seen.ShouldEndWith("its path is '/nonexistent/runsc', and there is no such executable");
        diagnosis.Weight.ShouldBe(Weight.NoGVisor);
    }

    [Test, CancelAfter(60_000)]
    public async Task A_socket_that_is_not_there_is_told_with_the_line_that_starts_the_engine(CancellationToken cancellationToken)
    {
        var diagnosis = await OfAsync("unix:///nonexistent/docker.sock", cancellationToken);
        diagnosis.Wrong.ShouldBe("the Docker engine at unix:///nonexistent/docker.sock (from the test) cannot be reached");
        diagnosis.Seen.ShouldBe("connect('/nonexistent/docker.sock'): ENOENT, there is no such socket");
        diagnosis.Fix.ShouldStartWith("sudo systemctl start docker");
        diagnosis.Weight.ShouldBe(Weight.Fatal);
    }

    [Test, CancelAfter(60_000)]
    public async Task A_socket_that_nobody_listens_at_is_told_apart(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        var path = scratch.In("deaf.sock");
        using var deaf = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        deaf.Bind(new UnixDomainSocketEndPoint(path));
        (await OfAsync($"unix://{path}", cancellationToken)).Seen.ShouldBe(
            $"connect('{path}'): ECONNREFUSED, the socket is there and nobody listens");
    }

    private static async Task<Diagnosis> OfAsync(string address, CancellationToken cancellationToken)
    {
        using var client = new EngineClient(new DockerHost { Address = address, Source = "the test" });
        return ConnectionDiagnosis.Of(client, await Should.ThrowAsync<DockerException>(client.InfoAsync(cancellationToken)));
    }

    private static async Task<IReadOnlyList<Diagnosis>> DiagnoseAsync(string runtime, CancellationToken cancellationToken)
    {
        using var client = Launched.Client();
        return RuntimeDiagnosis.Of(Launched.Settings(runtime), await DockerSession.OpenAsync(client, cancellationToken));
    }
}
