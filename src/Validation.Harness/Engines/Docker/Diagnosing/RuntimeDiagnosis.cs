using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker.Sessions;
using Validation.Harness.Settings;
using Validation.Processes;

namespace Validation.Harness.Engines.Docker.Diagnosing;

/// <summary>What an engine that answers still lacks.</summary>
internal static class RuntimeDiagnosis
{
    public static IReadOnlyList<Diagnosis> Of(RunSettings settings, DockerSession session)
    {
        if (session.IsPodman)
            return [Podman(session)];
        var found = new List<Diagnosis?> { Runtime(session, settings.Baseline, Weight.Fatal) };
        if (!settings.DisableGVisor)
            found.Add(Runtime(session, settings.Runtime,
                RuntimeKinds.Claimed(settings.Runtime) == RuntimeKind.GVisor ? Weight.NoGVisor : Weight.Fatal));
        if (session.WhyRemote is { } why)
        {
            found.Add(new Diagnosis
            {
                Wrong = "the engine is not on this machine: what only the host's own kernel can witness cannot be told",
                Seen = why,
                Fix = "run Validation on the engine's host",
                Weight = Weight.Partial,
            });
        }
        return [.. found.OfType<Diagnosis>()];
    }

    private static Diagnosis? Runtime(DockerSession session, string runtime, Weight weight)
    {
        if (session.Registered(runtime) is not { } name)
        {
            return new Diagnosis
            {
                Wrong = $"unknown runtime: {runtime} is not registered with the Docker engine",
                Seen = $"GET /info on {session.Client.Host}: Runtimes are "
                    + $"{string.Join(", ", session.Runtimes.Keys.Order(StringComparer.Ordinal))}",
                Fix = Registration(runtime),
                Weight = weight,
            };
        }
        if (!session.IsLocal || session.Runtimes[name].Path is not { Length: > 0 } path || session.Executable(name) is not null)
            return null;
        var isThere = File.Exists(session.Root + path);
        return new Diagnosis
        {
            Wrong = $"the runtime '{name}' is registered with the Docker engine, but not installed",
            Seen = $"GET /info on {session.Client.Host}: its path is '{path}', and "
                + $"{(isThere ? "that file is not executable" : "there is no such executable")}",
            Fix = isThere
                ? $"sudo chmod +x {path}"
                : "./run-suite.sh --install, or put the runtime's right path into /etc/docker/daemon.json and sudo systemctl "
                    + "restart docker",
            Weight = weight,
        };
    }

    private static Diagnosis Podman(DockerSession session) => new()
    {
        Wrong = $"{session.Client.Host} is Podman, which does not launch what it is asked to",
        Seen = $"GET /version: Podman Engine {session.Version.Version}; its Docker-compatible API takes HostConfig.Runtime, "
            + "MaskedPaths and ReadonlyPaths, and ignores them",
        Fix = "--engine oci measures the same runtimes without an engine; or name a Docker engine with DOCKER_HOST",
        Weight = Weight.Fatal,
    };

    private static string Registration(string runtime)
    {
        var binary = RuntimeKinds.Claimed(runtime) == RuntimeKind.GVisor ? "runsc" : "runc";
        var path = runtime.StartsWith('/') ? runtime : Programs.Find(binary) ?? $"/usr/local/bin/{binary}";
        return binary == "runsc"
            ? $"sudo runsc install --runtime={Path.GetFileName(runtime)} && sudo systemctl restart docker; it writes "
                + $"{{\"runtimes\": {{\"{Path.GetFileName(runtime)}\": {{\"path\": \"{path}\"}}}}}} to /etc/docker/daemon.json"
            : $"add {{\"runtimes\": {{\"{Path.GetFileName(runtime)}\": {{\"path\": \"{path}\"}}}}}} to /etc/docker/daemon.json, "
                + "then sudo systemctl restart docker";
    }
}
