using System.Net;
using System.Net.Sockets;

namespace Validation.Harness.Engines.Docker.Calling;

/// <summary>
/// An engine did not do what it was asked for. The message says what was attempted, on which engine, and what came back.
/// </summary>
internal sealed class DockerException(string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What the engine answered with; null where no answer came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The engine's own words; empty where no answer came.</summary>
    public string Said { get; init; } = "";

    /// <summary>True where the request's time was up before an answer came.</summary>
    public bool TimedOut { get; init; }

    /// <summary>Why no connection could be made; null where one was.</summary>
    public SocketError? Socket => Inner<SocketException>()?.SocketErrorCode;

    private T? Inner<T>() where T : Exception
    {
        for (var error = InnerException; error is not null; error = error.InnerException)
        {
            if (error is T found)
                return found;
        }
        return null;
    }
}
