using System.Diagnostics;
using System.Net.Sockets;
using k8s;
using Validation.Processes;
using KubernetesException = Validation.Harness.Engines.Kubernetes.Failing.KubernetesException;

namespace Validation.Harness.Engines.Kubernetes.Connecting;

/// <summary>
/// <c>kubectl proxy</c> on a unix socket of this run's own, for kubeconfigs with fields that the library lacks
/// (<see cref="KubeconfigLogin.Odd"/>). To refuse them would shut out the clouds, whose kubeconfigs log in by <c>exec</c>;
/// whatever logs kubectl in, logs us in.
/// </summary>
internal sealed class KubectlProxy : ApiConnection
{
    private const int MostComplaints = 4096;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);

    /// <summary>The proxy ends with its standard input, so that it does not outlive us however we end.</summary>
    private const string Script =
        """exec 3<&0; "$@" </dev/null 3<&- & proxy=$!; (cat <&3 >/dev/null; kill "$proxy" 2>/dev/null) & wait "$proxy" """;

    private readonly Process process;

    private KubectlProxy(Process process) => this.process = process;

    /// <param name="context">The kubeconfig's context; empty for its current one.</param>
    /// <param name="why">What only kubectl does.</param>
    /// <param name="directory">Where the socket is to lie.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KubernetesException">There is no kubectl, or it does not start.</exception>
    public static async Task<KubectlProxy> StartAsync(
        string context, string why, string directory, CancellationToken cancellationToken)
    {
        var kubectl = Programs.Find("kubectl")
            ?? throw new KubernetesException(
                $"{why}, which is left to kubectl, and there is no `kubectl` on PATH: install it (Debian: apt-get install "
                + "kubernetes-client), or name a context with a token or a client certificate");
        var socket = Path.Combine(directory, "kubernetes.sock");
        List<string> command = [kubectl, "proxy", $"--unix-socket={socket}", "--v=0"];
        if (context.Length > 0)
            command.Add($"--context={context}");
        var said = new StringWriter();
        var serves = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Execution.Start("/bin/sh", ["-c", Script, "sh", .. command]);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var proxy = new KubectlProxy(process)
        {
            Address = $"kubectl proxy ({(context.Length > 0 ? $"context {context}" : "current context")})",
            // The proxy answers only to this name (kubectl proxy, --accept-hosts).
            Configuration = new KubernetesClientConfiguration
            {
                Host = "http://localhost",
                FirstMessageHandlerSetup = handler => Lead(handler, socket),
            },
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            if (await Task.WhenAny(serves.Task, process.WaitForExitAsync(limit.Token)).ConfigureAwait(false) == serves.Task)
                return proxy;
        }
        catch
        {
            await proxy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        cancellationToken.ThrowIfCancellationRequested();
        var how = limit.IsCancellationRequested ? $"it did not serve within {StartLimit.TotalSeconds:F0} s" : "it ended at once";
        await proxy.DisposeAsync().ConfigureAwait(false);
        lock (said)
            throw new KubernetesException(
                $"{why}, which is left to kubectl, and `kubectl proxy` did not start ({how}): {said.ToString().Trim()}");

        void Take(string? line)
        {
            lock (said)
            {
                if (line is not null && said.GetStringBuilder().Length < MostComplaints)
                    said.WriteLine(line);
            }
            if (line?.StartsWith("Starting to serve on ", StringComparison.Ordinal) == true)
                serves.TrySetResult();
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

    private static void Lead(SocketsHttpHandler handler, string socket)
    {
        handler.UseProxy = false;
        handler.ConnectCallback = async (_, cancellationToken) =>
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
        };
    }
}
