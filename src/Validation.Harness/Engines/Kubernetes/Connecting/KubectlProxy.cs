using System.Diagnostics;
using System.Net.Sockets;
using Validation.Harness.Processes;
using Validation.Harness.Waiting;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary><c>kubectl proxy</c> on a unix socket of this run's own: whatever logs kubectl in, logs us in.</summary>
internal sealed class KubectlProxy : ApiConnection
{
    private const int MostComplaints = 4096;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);

    /// <summary>The proxy ends with its standard input, so that it does not outlive us however we end.</summary>
    private const string Script =
        """exec 3<&0; "$@" </dev/null 3<&- & proxy=$!; (cat <&3 >/dev/null; kill "$proxy" 2>/dev/null) & wait "$proxy" """;

    private readonly Process process;

    private KubectlProxy(Process process) => this.process = process;

    public static async Task<KubectlProxy> StartAsync(string context, string directory, CancellationToken cancellationToken)
    {
        var kubectl = Programs.Find("kubectl")
            ?? throw new KubernetesException("no `kubectl` on PATH; install it (Debian: apt-get install kubernetes-client), it carries your cluster's log-in");
        var socket = Path.Combine(directory, "kubernetes.sock");
        List<string> command = [kubectl, "proxy", $"--unix-socket={socket}", "--v=0"];
        if (context.Length > 0)
            command.Add($"--context={context}");
        var said = new StringWriter();
        var process = Execution.Start("/bin/sh", ["-c", Script, "sh", .. command]);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var proxy = new KubectlProxy(process)
        {
            Address = $"kubectl proxy ({(context.Length > 0 ? $"context {context}" : "current context")})",
            Http = new HttpClient(Handler(socket)) { BaseAddress = new Uri("http://localhost"), Timeout = Timeout.InfiniteTimeSpan },
        };
        if (await UntilSocketAnswers.Wait(socket, StartLimit, () => process.HasExited, cancellationToken).ConfigureAwait(false) is { } why)
        {
            await proxy.DisposeAsync().ConfigureAwait(false);
            lock (said)
                throw new KubernetesException($"`kubectl proxy` did not start ({why}): {said.ToString().Trim()}");
        }
        return proxy;

        void Take(string? line)
        {
            lock (said)
            {
                if (line is not null && said.GetStringBuilder().Length < MostComplaints)
                    said.WriteLine(line);
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    private static SocketsHttpHandler Handler(string socket) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken).ConfigureAwait(false);
                return new NetworkStream(connection, ownsSocket: true);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        },
    };
}
