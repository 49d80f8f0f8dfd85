using Docker.DotNet.Models;
using Validation.Controls.Readings;
using Validation.Controls.Seeing;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Sessions;
using Validation.Harness.Witnesses.Cgroups;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>A running container of the engine, its streams at the end of one connection.</summary>
internal sealed class DockerLaunch : ILaunch
{
    private readonly DockerSession session;
    private readonly OwnedContainer container;
    private readonly AttachedStreams streams;

    public DockerLaunch(DockerSession session, OwnedContainer container, ContainerInspectResponse started)
    {
        (this.session, this.container, streams) = (session, container, container.Streams!);
        (HostProcess, var group) = session.IsLocal
            ? HostProcessOf.Read(started.State!.Pid, container.Id)
            : (Reading.Absent<int>(session.WhyRemote!), null);
        ControlGroup = group ?? (session.IsLocal ? GroupBelow(started.HostConfig!.CgroupParent) : null);
    }

    public required string Command { get; init; }

    public required TimeSpan StartTook { get; init; }

    public Stream Input => streams.Input;

    public Stream Output => streams.Output;

    public Reading<int> HostProcess { get; }

    public string? Elsewhere => session.WhyRemote;

    public string? ControlGroup { get; }

    public string Complaints => streams.Complaints;

    /// <summary>Where the engine puts a container's group: below a path by its id, in a slice as a scope of systemd's.</summary>
    private string? GroupBelow(string? parent) => parent switch
    {
        ['/', ..] => $"{parent}/{container.Id}",
        not null when SystemdSlice.Named(parent) is { } slice => $"{slice.Path}/docker-{container.Id}.scope",
        _ => null,
    };

    public async Task<Reading<LaunchView>> ReadBackAsync(CancellationToken cancellationToken)
    {
        try
        {
            var inspected = await session.Client.InspectAsync(container.Id, cancellationToken).ConfigureAwait(false);
            var paths = await DockerMounts.OfAsync(session.Client, inspected, cancellationToken).ConfigureAwait(false);
            return Reading.Of(DockerReadBack.View(inspected, paths, session));
        }
        catch (DockerException error)
        {
            return Reading.Absent<LaunchView>(error.Message);
        }
    }

    public Task<int> WaitAsync(CancellationToken cancellationToken) => session.Client.WaitAsync(container.Id, cancellationToken);

    public ValueTask DisposeAsync() => container.DisposeAsync();
}
