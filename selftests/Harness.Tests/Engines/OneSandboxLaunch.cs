using System.Diagnostics;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.State;

namespace Validation.Harness.Tests.Engines;

/// <summary>Three containers of one sandbox: one that rests, the neighbour and the probe.</summary>
internal sealed class OneSandboxLaunch(string place, IReadOnlyList<string> flags, string sandbox, Process probe,
    Process neighbour) : ILaunch
{
    private const string Unseen = "the test does not look from the host";

    public string Command => $"runsc run {sandbox}-probe";

    public Stream Input => probe.StandardInput.BaseStream;

    public Stream Output => probe.StandardOutput.BaseStream;

    public Reading<int> HostProcess => Reading.Absent<int>(Unseen);

    public string Elsewhere => Unseen;

    public string? ControlGroup => null;

    public string Complaints => "";

    public Task<Reading<LaunchView>> ReadBackAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Reading.Absent<LaunchView>(Unseen));

    public Task<Stream> NeighbourAsync(CancellationToken cancellationToken) =>
        Task.FromResult(neighbour.StandardOutput.BaseStream);

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await probe.WaitForExitAsync(cancellationToken);
        return probe.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in (string[])[$"{sandbox}-probe", $"{sandbox}-neighbour", sandbox])
            await new Command("runsc", [.. flags, "delete", "--force", container]).RunAsync(CancellationToken.None);
        foreach (var process in (Process[])[probe, neighbour])
        {
            if (!process.HasExited)
                process.Kill();
            process.Dispose();
        }
        OwnTree.Delete(place).ShouldBeEmpty();
    }
}
