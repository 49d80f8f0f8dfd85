using System.Diagnostics;
using Validation.Processes;

namespace Validation.Harness.Engines.Docker.Connecting;

/// <summary>
/// <c>ssh HOST docker system dial-stdio</c>: the far docker joins its standard streams with its engine's socket. The library has
/// no ssh.
/// </summary>
internal sealed class SshTransport(IReadOnlyList<string> arguments) : ITransport
{
    public const string Program = "ssh";
    private const int MostComplaints = 500;

    private volatile string complaints = "";

    public IReadOnlyList<string> Arguments => arguments;

    public bool IsSocketFile => false;

    public string Complaints => complaints;

    public Task<Connection> ConnectAsync(CancellationToken cancellationToken)
    {
        Process process;
        try
        {
            process = Execution.Start(Programs.Find(Program) ?? Program, arguments);
        }
        catch (ExecutionException error)
        {
            throw new IOException(error.Message, error);
        }
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
                complaints = text[..Math.Min(text.Length, MostComplaints)];
        };
        process.BeginErrorReadLine();
        var outgoing = process.StandardInput.BaseStream;
        return Task.FromResult(new Connection(process.StandardOutput.BaseStream, outgoing, outgoing.Dispose, () => End(process)));
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        finally
        {
            process.Dispose();
        }
    }
}
