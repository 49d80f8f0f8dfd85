using System.Diagnostics;
using System.Net;

namespace Validation.Harness.Engines.Kubernetes.Calling;

/// <summary>
/// When the API server was last away. One that has just come back refuses (401, 403) what it allowed before, until it has read
/// the roles, accounts and classes of its cluster again; whoever believes that loses what he was about to measure.
/// </summary>
internal sealed class Outage
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    private long last = long.MinValue;

    /// <summary>It did not answer just now, or somebody in between said so.</summary>
    public void Note() => Interlocked.Exchange(ref last, Stopwatch.GetTimestamp());

    /// <summary>Whether a refusal may be no more than the beginning of a server that was started again.</summary>
    public bool MayExplain(HttpStatusCode status) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        && Interlocked.Read(ref last) is var noted and not long.MinValue
        && Stopwatch.GetElapsedTime(noted) < Settling;
}
