using System.Diagnostics;
using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Sessions;
using Validation.Harness.Engines.Docker.Workloads;
using Validation.Harness.Witnesses.Cgroups;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>Image, container, connection, start: in this order, so that no byte of the probe is missed.</summary>
internal sealed class ContainerLauncher(DockerSession session, WorkloadTemplate template, string probe, RunLabels labels)
{
    private readonly EngineClient client = session.Client;

    /// <exception cref="LaunchException">The container did not start; nothing of it is left.</exception>
    public async Task<ILaunch> StartAsync(LaunchOrder order, string runtime, CancellationToken cancellationToken)
    {
        var root = await RootArchive.WriteAsync(ProbeRoot.Of(order), probe, cancellationToken).ConfigureAwait(false);
        var container = new OwnedContainer(client)
        {
            Image = await client.ImportAsync(root, labels, cancellationToken).ConfigureAwait(false),
        };
        var name = $"validation-{labels.Run}-{order.Arm}";
        try
        {
            (container.Id, var body) = await CreateAsync(order, name, container.Image, runtime,
                cancellationToken).ConfigureAwait(false);
            container.Streams =
                new AttachedStreams(await client.AttachAsync(container.Id, cancellationToken).ConfigureAwait(false));
            var time = Stopwatch.StartNew();
            await client.StartAsync(container.Id, order.StartLimit, cancellationToken).ConfigureAwait(false);
            var took = time.Elapsed;
            return new DockerLaunch(session, container,
                await client.InspectAsync(container.Id, cancellationToken).ConfigureAwait(false))
            {
                StartTook = took,
                Command = $"POST {client.Host.Address} {await client.PrefixAsync(cancellationToken).ConfigureAwait(false)}"
                    + $"{DockerCalls.CreatePath(name)} {body}",
            };
        }
        catch (DockerException error)
        {
            await container.DisposeAsync().ConfigureAwait(false);
            throw new LaunchException(StartTrouble.Explain(name, runtime, error), error) { Container = container.Id };
        }
        catch
        {
            await container.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<(string Id, string Body)> CreateAsync(LaunchOrder order, string name, string image, string runtime,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var capabilities = session.Capabilities.Names;
            var body = Body(order, image, runtime, capabilities).ToJsonString();
            try
            {
                return (await client.CreateAsync(name, body, cancellationToken).ConfigureAwait(false), body);
            }
            catch (DockerException error)
                when (order.Role != Role.Subject && session.Capabilities.Withdraw(error, capabilities))
            {
                // Each refusal takes one name away, so this ends.
            }
        }
    }

    private JsonObject Body(
        LaunchOrder order, string image, string runtime, IReadOnlyList<string> capabilities) => new ContainerBody
    {
        Order = order,
        Template = template,
        ImageId = image,
        RuntimeName = runtime,
        Labels = labels,
        Capabilities = capabilities,
        ParentGroup = session.IsLocal && order.ControlGroup is { } group ? Parent(group) : null,
        SharesFiles = session.IsLocal,
    }.Build();

    /// <summary>As the engine's driver wants it named; what neither knows is left to the engine.</summary>
    private string? Parent(string group) => session.Info.CgroupDriver switch
    {
        "cgroupfs" => group,
        "systemd" => SystemdSlice.Of(group)?.Unit,
        _ => null,
    };
}
