using Validation.Harness.Doctor;
using Validation.Harness.Engines.Docker.Calling;

namespace Validation.Harness.Engines.Docker.Launching;

/// <summary>What an engine says of a container that does not start, and what to do about it.</summary>
internal static class StartTrouble
{
    private const string Register = "register it (`validation doctor` prints the line); `docker info` lists those that are";

    /// <summary>Words of engines alone; what runtimes say is among <see cref="KnownErrors"/>.</summary>
    private static readonly (string Said, string Advice)[] Known =
    [
        ("unknown runtime", Register),
        ("invalid runtime name", Register),
        ("bind source path does not exist", "the directory is on this machine and not on the engine's"),
        ("unable to find user", "the probe's image knows root and nobody alone: give the template's User by number"),
    ];

    /// <param name="name">The container's.</param>
    /// <param name="runtime">The runtime's name at the engine.</param>
    /// <param name="error">The engine's answer.</param>
    public static string Explain(string name, string runtime, DockerException error)
    {
        var said = error.Said.Length > 0 ? error.Said : error.Message;
        return $"the container '{name}' did not start with the runtime '{runtime}': {said}{Advice(said, error.TimedOut)}";
    }

    private static string Advice(string said, bool timedOut)
    {
        if (Known.FirstOrDefault(one => said.Contains(one.Said, StringComparison.OrdinalIgnoreCase)).Advice is { } advice)
            return $"; {advice}";
        if (timedOut)
            return "; the runtime hangs: the engine removes the container when it comes back";
        // The engine looked for the runtime's own log in vain: where it says no more than that, nobody knows why.
        return KnownErrors.Explain(said) is { Length: > 0 } known ? known
            : said.Contains("unable to retrieve OCI runtime error", StringComparison.Ordinal)
                ? "; the runtime ended before it could log why: run its binary by hand, with --version first"
            : "";
    }
}
