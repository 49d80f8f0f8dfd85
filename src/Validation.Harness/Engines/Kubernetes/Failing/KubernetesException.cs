using System.Net;

namespace Validation.Harness.Engines.Kubernetes.Failing;

/// <summary>The API server refused, or could not be asked: what was attempted, and what came back.</summary>
internal sealed class KubernetesException : Exception
{
    public KubernetesException(string message)
        : base(message)
    {
    }

    public KubernetesException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>null where no answer came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>metav1.Status.reason: <c>Forbidden</c>, <c>AlreadyExists</c> …; empty where none was given.</summary>
    public string Reason { get; init; } = "";

    /// <summary>metav1.Status.message, verbatim.</summary>
    public string Said { get; init; } = "";
}
