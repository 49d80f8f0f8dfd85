using System.Diagnostics;
using System.Globalization;
using System.Text;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Processes;

namespace Validation.Harness.Engines.Oci;

/// <summary>One container in the foreground of its runtime: <c>runsc --root STATE run --bundle B --pid-file P ID</c>.</summary>
internal sealed class OciLaunch : ILaunch
{
    private const int MostComplaints = 16 * 1024;

    private readonly Process process;
    private readonly OciContainer container;
    private readonly StringBuilder complaints = new();
    private readonly Task listening;

    public OciLaunch(OciContainer container)
    {
        this.container = container;
        var arguments = container.RunArguments;
        Command = string.Join(' ', [container.Runtime, .. arguments]);
        process = Execution.Start(container.Runtime, arguments);
        listening = ListenAsync(process.StandardError);
    }

    public string Command { get; }

    public string? Elsewhere => null;

    public string? ControlGroup => container.ControlGroup;

    public Stream Input => process.StandardInput.BaseStream;

    public Stream Output => process.StandardOutput.BaseStream;

    public string Complaints
    {
        get
        {
            lock (complaints)
                return complaints.ToString();
        }
    }

    public Reading<int> HostProcess
    {
        get
        {
            try
            {
                return Reading.Of<int>(int.Parse(File.ReadAllText(container.PidFile), CultureInfo.InvariantCulture));
            }
            catch (Exception error) when (error is IOException or FormatException)
            {
                return Reading.Absent<int>($"'{container.Runtime}' left no process id in '{container.PidFile}': {error.Message}");
            }
        }
    }

    public Task<Reading<LaunchView>> ReadBackAsync(CancellationToken cancellationToken) =>
        Task.FromResult(OciReadBack.Read(container.Runtime, Path.Combine(container.Bundle, "config.json")));

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        await listening.WaitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        await container.RemoveAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Reads to the end whatever is said, and keeps the beginning: standard error is the guest's, too, and need never end a line.
    /// </summary>
    private async Task ListenAsync(StreamReader errors)
    {
        var buffer = new char[4096];
        try
        {
            while (await errors.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
            {
                lock (complaints)
                    complaints.Append(buffer, 0, Math.Min(read, MostComplaints - complaints.Length));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // It ended; what it had said is kept.
        }
    }
}
