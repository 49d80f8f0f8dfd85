using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Launching;

namespace Docker.Tests.Diagnosing;

/// <summary>What engines said of containers that did not start, and what is made of it.</summary>
public sealed class StartTroubleTests
{
    private const string Shim =
        "failed to create shim: OCI runtime create failed: unable to retrieve OCI runtime error (open /run/x/log.json: "
        + "no such file or directory): ";

    [TestCase(Shim + "fork/exec /nonexistent/runsc: no such file or directory: unknown", "there is no such program")]
    [TestCase(
        Shim + "fork/exec /usr/bin/runsc: operation not permitted: unknown",
        "the kernel does not let the engine execute the runtime's binary")]
    [TestCase(
        Shim + "fork/exec /usr/bin/runsc: permission denied: unknown",
        "is not executable, or lies on a file system that is mounted noexec")]
    [TestCase(
        Shim + "runsc did not terminate successfully: exit status 1: unknown", "; the runtime ended before it could log why")]
    [TestCase("unknown runtime specified runsc", "; register it")]
    [TestCase(
        "invalid mount config for type \"bind\": bind source path does not exist: /x",
        "; the directory is on this machine and not on the engine's")]
    public void An_engines_words_are_told_as_what_they_are(string said, string advice)
    {
        var text = StartTrouble.Explain("a", "runsc", new DockerException(said) { Said = said });

        text.ShouldStartWith($"the container 'a' did not start with the runtime 'runsc': {said}");
        text.ShouldContain(advice);
        text.ShouldNotContain("not where the engine's registration says");
    }
}
