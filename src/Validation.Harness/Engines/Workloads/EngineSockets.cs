namespace Validation.Harness.Engines.Workloads;

/// <summary>Sockets that hand over the host to whoever may write to them.</summary>
public static class EngineSockets
{
    private static readonly string[] Names = ["docker.sock", "containerd.sock", "crio.sock", "podman.sock", "dockershim.sock", "buildkitd.sock"];

    public static bool Is(string path) => Names.Contains(Path.GetFileName(path));
}
