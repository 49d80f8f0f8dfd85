using System.Diagnostics.CodeAnalysis;
using Validation.Harness.Runs;

namespace Cluster.Tests.Bed;

/// <summary>deploy/ as it is, and what a test cluster lacks: a volume for the results, which lies on this machine.</summary>
internal sealed class Overlay : IDisposable
{
    private Overlay(string root) => (Folder, Results) = (Path.Combine(root, "overlay"), Path.Combine(root, "results"));

    /// <summary>
    /// What `kubectl apply -k` would apply, for `kubectl apply -f`; but for a class that the cluster has from elsewhere.
    /// </summary>
    internal string Objects => Path.Combine(Folder, "objects.yaml");

    internal string Results { get; }

    private string Folder { get; }

    /// <param name="minor">Kubernetes 1.MINOR.</param>
    /// <param name="hasClass">The cluster has the class gvisor already.</param>
    [SuppressMessage("Interoperability", "CA1416", Justification = "Nodes of the bed are Linux.")]
    internal static async Task<Overlay> MakeAsync(int minor, bool hasClass)
    {
        // The bed's nodes share /var/tmp with this machine.
        var overlay = new Overlay(Directory.CreateDirectory($"/var/tmp/validation-nights-{Environment.ProcessId}").FullName);
        Directory.CreateDirectory(overlay.Folder);
        Directory.CreateDirectory(overlay.Results);
        // The audit runs as nobody.
        File.SetUnixFileMode(overlay.Results, (UnixFileMode)0b111_111_111);
        var name = Path.GetFileName(Path.GetDirectoryName(overlay.Folder));
        overlay.Write("kustomization.yaml",
            $"""
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            bases: [{Path.GetRelativePath(overlay.Folder, Repository.PathOf(minor <= 20 ? "deploy/kubernetes-1.20" : "deploy"))}]
            resources: [volume.yaml]
            patchesStrategicMerge: [patches.yaml]

            """);
        overlay.Write("volume.yaml",
            $$"""
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: {{name}}}
            spec:
              capacity: {storage: 2Gi}
              accessModes: [ReadWriteOnce]
              storageClassName: ""
              claimRef: {namespace: validation, name: validation-results}
              hostPath: {path: {{overlay.Results}}, type: Directory}

            """);
        overlay.Write("patches.yaml",
            $$"""
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: validation-results, namespace: validation}
            spec: {storageClassName: "", volumeName: {{name}}}

            """);
        // One that is there would be changed, and taken away at the end.
        var objects = (await Kubectl.Async("kustomize", overlay.Folder)).Split("\n---\n")
            .Where(one =>
                !hasClass || !one.Contains("kind: RuntimeClass\n", StringComparison.Ordinal)
                    || !one.Contains("\n  name: gvisor\n", StringComparison.Ordinal));
        await File.WriteAllTextAsync(overlay.Objects, string.Join("\n---\n", objects));
        return overlay;
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);
}
