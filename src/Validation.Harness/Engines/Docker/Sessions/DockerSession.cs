using Docker.DotNet.Models;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Oci;
using Validation.Harness.Witnesses;

namespace Validation.Harness.Engines.Docker.Sessions;

/// <summary>An engine that has answered: what it says of itself, and whether this machine is its host.</summary>
internal sealed record DockerSession
{
    public required EngineClient Client { get; init; }

    public required VersionResponse Version { get; init; }

    public required SystemInfoResponse Info { get; init; }

    /// <summary>The registered runtimes by name. Newer engines leave the path away where a shim is registered instead.</summary>
    public IReadOnlyDictionary<string, RuntimeWithStatus> Runtimes =>
        (Info.Runtimes ?? new Dictionary<string, RuntimeWithStatus>()).AsReadOnly();

    /// <summary>Why nothing of the containers can be seen in this machine's /proc; null where it can.</summary>
    public required string? WhyRemote { get; init; }

    public required CapabilityOffer Capabilities { get; init; }

    public bool IsLocal => WhyRemote is null;

    /// <summary>Podman answers behind a Docker-compatible API.</summary>
    public bool IsPodman => Version.Components?.Any(component => component.Name == "Podman Engine") == true;

    /// <summary>Where the engine's own root directory is to be seen; empty where it is this process's.</summary>
    public string Root { get; init; } = "";

    public static async Task<DockerSession> OpenAsync(EngineClient client, CancellationToken cancellationToken)
    {
        var info = await client.InfoAsync(cancellationToken).ConfigureAwait(false);
        var remote = Remote(client, info);
        return new DockerSession
        {
            Client = client,
            Version = await client.VersionAsync(cancellationToken).ConfigureAwait(false),
            Info = info,
            WhyRemote = remote,
            Capabilities = new CapabilityOffer(remote is null),
            Root = remote is null && client.Transport is UnixTransport { Path: var socket } ? EngineRoot.Of(socket) : "",
        };
    }

    /// <summary>The name that a runtime goes by at this engine: as asked for, or of the registration with that path.</summary>
    /// <returns>null where none is registered.</returns>
    public string? Registered(string runtime) =>
        Runtimes.ContainsKey(runtime) ? runtime
        : runtime.StartsWith('/')
            ? Runtimes.FirstOrDefault(one => one.Value.Path == runtime && one.Value.Args is null or { Count: 0 }).Key
        : null;

    /// <summary>A registered gVisor that is started with every flag of the weakened twin; null where there is none.</summary>
    public string? Weakened() => Runtimes
        .Where(one =>
            one.Key.StartsWith("runsc", StringComparison.Ordinal) && OciEngine.Weakening.All(flag => Gives(one.Value, flag)))
        .Select(one => one.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>A registered runtime's file, looked for as the engine does; null where it is elsewhere or not there.</summary>
    public string? Executable(string name) =>
        IsLocal ? EngineRoot.Find(Root, Runtimes.GetValueOrDefault(name)?.Path is { Length: > 0 } path ? path : name) : null;

    /// <summary>Flags of Go: one dash or two, and <c>=true</c> may be left away.</summary>
    private static bool Gives(RuntimeWithStatus runtime, string flag) =>
        runtime.Args?.Any(
            one => one.TrimStart('-') == flag.TrimStart('-') || one.TrimStart('-') == $"{flag.TrimStart('-')}=true") == true;

    /// <summary>
    /// A socket file may lead into a virtual machine (Docker Desktop, Colima) or out of a container; the same kernel under the
    /// same name is this machine.
    /// </summary>
    private static string? Remote(EngineClient client, SystemInfoResponse info)
    {
        var facts = HostFacts.Read();
        if (!client.Transport.IsSocketFile)
            return $"the engine runs on another machine: {client.Host}";
        if (facts.KernelRelease is not { IsPresent: true, Value: var kernel }
            || facts.Hostname is not { IsPresent: true, Value: var name })
            return $"the engine runs in another machine behind {client.Host}: this one has no Linux /proc";
        return info.KernelVersion == kernel && info.Name == name ? null
            : $"the engine behind {client.Host} runs on '{info.Name}', kernel {info.KernelVersion}; this is '{name}', "
                + $"kernel {kernel}";
    }
}
