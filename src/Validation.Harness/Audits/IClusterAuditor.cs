using Validation.Controls;
using Validation.Controls.Seeing.Cluster;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Results;

namespace Validation.Harness.Audits;

/// <summary>An engine that can go from node to node.</summary>
public interface IClusterAuditor
{
    /// <summary>What names the cluster from run to run.</summary>
    Task<string> TargetAsync(CancellationToken cancellationToken);

    /// <summary>What an audit lacks as the cluster and the settings are.</summary>
    IReadOnlyList<Lack> LacksInAudit { get; }

    /// <summary>Every node that evaluation pods can land on, as it is done: subject and baseline, or why there is neither.</summary>
    /// <param name="controls">The controls whose probes are run.</param>
    /// <param name="inFlight">How many nodes at once.</param>
    /// <param name="done">Called for each node, one call at a time.</param>
    /// <param name="cancellationToken">Ends the audit; pods that run are removed.</param>
    Task EachNodeAsync(IReadOnlyList<Control> controls, int inFlight, Action<NodeOutcome> done, CancellationToken cancellationToken);

    /// <summary>The living pods of all audited namespaces that lack the class or are weaker than the template.</summary>
    Task<IReadOnlyList<PodRecord>> LivingAsync(CancellationToken cancellationToken);

    /// <summary>Keeps the results as objects of the cluster where it has a kind for them.</summary>
    /// <returns>What was done or went wrong, as a sentence; null where there was nothing to do.</returns>
    Task<string?> PublishAsync(RunResults results, CancellationToken cancellationToken);

    /// <summary>Requests that were sent so far.</summary>
    long Requests { get; }

    /// <summary>How many of them had to be sent again: the API server put them off, or did not answer.</summary>
    long Repeated { get; }
}

/// <summary>One node when both of its pods have ended.</summary>
public sealed record NodeOutcome
{
    public required NodeRecord Node { get; init; }

    public required IReadOnlyList<ArmOutcome> Arms { get; init; }

    /// <summary>As the subject's sandbox showed it, and as runc did.</summary>
    public required NodeView Subject { get; init; }

    public required NodeView Baseline { get; init; }

    /// <summary>Nodes that there are in all.</summary>
    public required int Of { get; init; }
}
