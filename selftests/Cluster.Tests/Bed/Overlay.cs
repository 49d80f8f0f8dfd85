using System.Diagnostics.CodeAnalysis;
using Validation.Harness.Runs;

namespace Cluster.Tests.Bed;

/// <summary>What is different in a test: where the results go, and that nothing is pulled. All else is deploy/ as it is.</summary>
internal sealed class Overlay : IDisposable
{
    private Overlay(string root) => (Folder, Results) = (Path.Combine(root, "overlay"), Path.Combine(root, "results"));

    /// <summary>For kubectl apply -k.</summary>
    internal string Folder { get; }

    internal string Results { get; }

    /// <param name="minor">Kubernetes 1.MINOR.</param>
    /// <param name="hasClass">The cluster has the class gvisor, which is to stay when all else is taken away.</param>
    [SuppressMessage("Interoperability", "CA1416", Justification = "Nodes of the bed are Linux.")]
    internal static Overlay Make(int minor, bool hasClass)
    {
        // The nodes of the bed have a /tmp and a /var/tmp in common with this machine, and nothing else that is written to.
        var overlay = new Overlay(Directory.CreateDirectory($"/var/tmp/validation-nights-{Environment.ProcessId}").FullName);
        Directory.CreateDirectory(overlay.Folder);
        Directory.CreateDirectory(overlay.Results);
        // The audit runs as nobody.
        File.SetUnixFileMode(overlay.Results, (UnixFileMode)0b111_111_111);
        var (folder, batch) = minor <= 20 ? ("deploy/kubernetes-1.20", "batch/v1beta1") : ("deploy", "batch/v1");
        File.WriteAllText(Path.Combine(overlay.Folder, "kustomization.yaml"),
            $"""
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            bases: [{Path.GetRelativePath(overlay.Folder, Path.Combine(Repository.Root, folder))}]
            patchesStrategicMerge: [patches.yaml]

            """);
        File.WriteAllText(Path.Combine(overlay.Folder, "patches.yaml"), Patches(overlay.Results, batch) + (hasClass ? KeptClass : ""));
        return overlay;
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);

    private const string KeptClass =
        """

        ---
        apiVersion: node.k8s.io/v1
        kind: RuntimeClass
        metadata: {name: gvisor}
        $patch: delete

        """;

    private static string Patches(string results, string batch) =>
        $$"""
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: validation-results, namespace: validation}
        $patch: delete
        ---
        apiVersion: {{batch}}
        kind: CronJob
        metadata: {name: validation-audit, namespace: validation}
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  containers: [{name: audit, imagePullPolicy: Never}]
                  volumes: [{name: results, persistentVolumeClaim: null, hostPath: {path: {{results}}, type: Directory}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: validation-webhook, namespace: validation}
        spec:
          template:
            spec:
              containers: [{name: webhook, imagePullPolicy: Never}]
        """;
}
