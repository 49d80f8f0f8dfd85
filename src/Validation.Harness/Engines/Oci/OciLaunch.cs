using System.Diagnostics;
using System.Globalization;
using System.Text;
using Validation.Controls.Judging;
using Validation.Harness.Processes;

namespace Validation.Harness.Engines.Oci;

/// <summary>One container in the foreground of its runtime: <c>runsc --root STATE run --bundle B --pid-file P ID</c>.</summary>
internal sealed class OciLaunch : ILaunch
{
    private const int MostComplaints = 16 * 1024;

    private readonly Process process;
    private readonly OciContainer container;
    private readonly StringBuilder complaints = new();

    public OciLaunch(OciContainer container)
    {
        this.container = container;
        var arguments = container.RunArguments;
        Command = string.Join(' ', [container.Runtime, .. arguments]);
        process = Execution.Start(container.Runtime, arguments);
        process.ErrorDataReceived += (_, line) =>
        {
            lock (complaints)
            {
                if (line.Data is { } text && complaints.Length < MostComplaints)
                    complaints.AppendLine(text);
            }
        };
        process.BeginErrorReadLine();
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
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        await container.RemoveAsync().ConfigureAwait(false);
    }
}
