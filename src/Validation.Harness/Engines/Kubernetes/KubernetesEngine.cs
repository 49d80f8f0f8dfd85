using Validation.Controls.Probing;
using Validation.Controls.Readings;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Connecting;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Launching;
using Validation.Harness.Engines.Kubernetes.Looking;
using Validation.Harness.Engines.Kubernetes.Nodes;
using Validation.Harness.Engines.Kubernetes.Owning;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Engines.Kubernetes.Publishing;
using Validation.Harness.Engines.Kubernetes.Sessions;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>
/// Pods of a cluster, by its API server: the subject in the platform's namespace with its class, the twins in the harness's own.
/// </summary>
internal sealed class KubernetesEngine : ICluster
{
    private static readonly TimeSpan ListenerLife = TimeSpan.FromHours(1);

    private static readonly TimeSpan ScheduleLimit = TimeSpan.FromSeconds(90);

    private readonly RunSettings settings;
    private readonly ClusterSettings cluster;
    private readonly string directory;
    private readonly PodMarks marks;
    private readonly SemaphoreSlim opening = new(1, 1);
    private ClusterApi? client;
    private KubernetesSession? session;
    private OwnedRun? owned;
    private NodeVisits? visits;
    private string? apart;
    private KubernetesException? refused;

    /// <param name="settings">The run's settings.</param>
    /// <param name="directory">The run's state directory, where a proxy to the API server lies, if one is needed.</param>
    /// <exception cref="ConfigurationException">The template cannot be used.</exception>
    public KubernetesEngine(RunSettings settings, string directory)
    {
        (this.settings, this.directory, cluster) = (settings, directory, settings.Cluster);
        marks = new PodMarks(Path.GetFileName(directory));
        Template = PodTemplate.Of(settings);
        if (cluster.Namespace == cluster.OwnNamespace)
            throw new ConfigurationException($"namespace and ownNamespace are both '{cluster.Namespace}': twins need a namespace "
                + "without the platform's policies");
    }

    public string Name => "kubernetes";

    public WorkloadTemplate Template { get; }

    /// <summary>Only a look from the host needs it: a pod has no input that could end it sooner.</summary>
    public TimeSpan Hold(string? node) =>
        node is not null ? cluster.NodeAgent ? NodeAgent.Hold : TimeSpan.Zero
        : session?.WhyRemote is null ? TimeSpan.FromSeconds(8) : TimeSpan.Zero;

    /// <summary>It tells how far the API server is, not how slow the nodes are.</summary>
    public bool AnswersWhereArmsRun => false;

    public IListener? Listener => owned?.Listener;

    public async Task<IReadOnlyList<Diagnosis>> DiagnoseAsync(CancellationToken cancellationToken)
    {
        try
        {
            return ClusterDiagnosis.Of(settings, await SessionAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (KubernetesException error)
        {
            return [ClusterDiagnosis.NoAnswer(error)];
        }
    }

    public async Task<IReadOnlyDictionary<string, string>> VersionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var open = await SessionAsync(cancellationToken).ConfigureAwait(false);
            var versions = new Dictionary<string, string> { ["kubernetes"] = open.Version };
            if (open.Node is { Status.NodeInfo: var node } chosen)
                versions[$"node {chosen.Name}"] =
                    $"kubelet {node.KubeletVersion}, {node.ContainerRuntimeVersion}, kernel {node.KernelVersion}, {node.OsImage}";
            return versions;
        }
        catch (KubernetesException error)
        {
            return new Dictionary<string, string> { ["kubernetes"] = $"unknown: {error.Message}" };
        }
    }

    public IReadOnlyList<Lack> Lacks =>
        session is { } open ? KubernetesLacks.Now(LacksOf(open), cluster, open.ServicesOn(open.Node)) : [];

    public IReadOnlyList<Lack> LacksInAudit => AuditLacks.Of(cluster, session?.ServicesOn(session.Node));

    public Stage Adapt(Stage stage, Role role, string? node) => stage with
    {
        ProbePath = PodBody.ProbePath(role),
        ListenerV4 = owned?.Listener.Address ?? stage.ListenerV4,
        TcpPort = owned is null ? stage.TcpPort : ListenerPod.TcpPort,
        UdpPort = owned is null ? stage.UdpPort : ListenerPod.UdpPort,
        Services = session?.ServicesOn(node is null ? session.Node : session.LandingOn(node).Node) ?? stage.Services,
    };

    public async Task<ILaunch> LaunchAsync(LaunchOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var open = await SessionAsync(cancellationToken).ConfigureAwait(false);
            var run = await OwnAsync(open, cancellationToken).ConfigureAwait(false);
            // Arms that share a node wait for each other: of them, whoever launches them makes sure before.
            if (order.Node is null)
                run.EnsureOwned();
            var place = run.Place(order.Role);
            var body = new PodBody
            {
                Name = $"validation-{marks.Run}-{order.Arm}",
                Role = order.Role,
                Template = Template,
                Marks = marks,
                ProbeImage = cluster.ProbeImage,
                RuntimeClass = ClassOf(order),
                Hostname = open.Node?.Hostname,
                Plan = order.Plan,
                NeighbourPlan = order.Neighbour,
                Mounts = open.WhyRemote is null && apart is null ? order.Mounts : [],
                Capabilities = open.Given,
                Owner = place.Owner,
            };
            return order.Node is null
                ? await new PodLauncher(open, place.Watch, place.Namespace, ScheduleLimit)
                    .StartAsync(body.Build(), cancellationToken).ConfigureAwait(false)
                : await visits!.LaunchAsync(order, body, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException error)
        {
            throw new LaunchException(error.Message, error);
        }
    }

    public async Task<Reading<ClusterView>> LookAtClusterAsync(Role role, CancellationToken cancellationToken)
    {
        try
        {
            var open = await SessionAsync(cancellationToken).ConfigureAwait(false);
            return Reading.Of(
                await ClusterLooks.Of(open, settings, Template, marks, role).LookAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (KubernetesException error)
        {
            return Reading.Absent<ClusterView>(error.Message);
        }
    }

    public long Requests => client?.Requests ?? 0;

    public long Repeated => client?.Repeated ?? 0;

    public async Task<string> TargetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var open = await SessionAsync(cancellationToken).ConfigureAwait(false);
            // No cluster has an identity of its own; what is unique and lives as long as it is this namespace's uid.
            var system = await open.Client.GetAsync<NamespaceAnswer>(Resource.Namespaces, "kube-system", cancellationToken)
                .ConfigureAwait(false);
            return $"cluster-{system.Metadata.Uid[..8]}";
        }
        catch (KubernetesException)
        {
            return "cluster";
        }
    }

    public Task EnsureOwnedAsync(CancellationToken cancellationToken) => AskAsync(
        async open =>
        {
            var run = await OwnAsync(open, cancellationToken).ConfigureAwait(false);
            run.EnsureOwned();
            return run;
        },
        cancellationToken);

    public Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<ClusterNode>>(
        open => Task.FromResult<IReadOnlyList<ClusterNode>>([.. open.Landing.Select(node => node.View())]), cancellationToken);

    public Task<IReadOnlyList<LivingPod>> LivingAsync(CancellationToken cancellationToken) => AskAsync(
        open => LivingPods.FindAsync(open.Client, cluster, new LivingRule(Template, marks.Run), cancellationToken),
        cancellationToken);

    public async Task<string?> KeepAsync(IEnumerable<ReportObject> objects, CancellationToken cancellationToken)
    {
        try
        {
            var open = await SessionAsync(cancellationToken).ConfigureAwait(false);
            return await ReportObjects.KeepAsync(
                open.Client, objects, [cluster.Namespace, .. cluster.AlsoNamespaces], cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException error)
        {
            return $"the results were not stored as objects of openreports.io: {error.Message}";
        }
    }

    public bool IsSweptInRunsOnly => true;

    /// <summary>Takes the cluster's lock, and removes what runs that held it before have left.</summary>
    public async Task<Leftovers> SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await OwnAsync(await SessionAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesException)
        {
            // A cluster that does not answer, or is in use, is for the diagnosis and the launches to tell.
        }
        return Leftovers.None;
    }

    public async ValueTask DisposeAsync()
    {
        if (owned is not null)
            await owned.DisposeAsync().ConfigureAwait(false);
        if (client is not null)
            await client.DisposeAsync().ConfigureAwait(false);
        opening.Dispose();
    }

    private async Task<T> AskAsync<T>(Func<KubernetesSession, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(await SessionAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (KubernetesException error)
        {
            throw new LaunchException(error.Message, error);
        }
    }

    private IReadOnlyList<Lack> LacksOf(KubernetesSession open) => open.WhyRemote is { } remote ? KubernetesLacks.OfRemote(remote)
        : apart is not null ? KubernetesLacks.OfApart(open.Node!.Name, apart)
        : [];

    private string? ClassOf(LaunchOrder order) => order.Role switch
    {
        Role.Weakened => cluster.WeakenedClass,
        // With gVisor disabled the subject is what the baseline's runtime makes of the template.
        Role.Subject when order.Runtime != settings.Baseline || order.Runtime == settings.Runtime => cluster.RuntimeClass,
        _ => cluster.BaselineClass,
    };

    private async Task<KubernetesSession> SessionAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            client ??= new ClusterApi(
                await ApiConnection.OpenAsync(cluster.Context, directory, cancellationToken).ConfigureAwait(false));
            return session ??= await KubernetesSession.OpenAsync(client, settings, Template,
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            opening.Release();
        }
    }

    private async Task<OwnedRun> OwnAsync(KubernetesSession open, CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Whoever asks next is not to wait as long for the same answer.
            if (refused is not null)
                throw refused;
            if (owned is not null)
                return owned;
            owned = await OwnedRun.BeginAsync(open.Client, cluster, marks, open.Node?.Hostname, ListenerLife,
                cancellationToken).ConfigureAwait(false);
            visits = new NodeVisits(open, owned, marks, cluster);
            apart = open.WhyRemote is null ? PodProcess.WhyApart(owned.Listener.Container) : null;
            return owned;
        }
        catch (KubernetesException error)
        {
            refused = error;
            throw;
        }
        finally
        {
            opening.Release();
        }
    }
}
