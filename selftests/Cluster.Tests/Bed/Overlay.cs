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
        var folder = minor <= 20 ? "deploy/kubernetes-1.20" : "deploy";
        // A patch finds the CronJob as the base has it, whatever version another overlay gives it.
        File.WriteAllText(Path.Combine(overlay.Folder, "kustomization.yaml"),
            $$"""
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            bases: [{{Path.GetRelativePath(overlay.Folder, Path.Combine(Repository.Root, folder))}}]
            patchesStrategicMerge: [patches.yaml]
            patchesJson6902:
              - target: {group: batch, version: v1, kind: CronJob, namespace: validation, name: validation-audit}
                path: cronjob.yaml

            """);
        File.WriteAllText(Path.Combine(overlay.Folder, "patches.yaml"), Patches + (hasClass ? KeptClass : ""));
        File.WriteAllText(Path.Combine(overlay.Folder, "cronjob.yaml"),
            $"""
            - op: replace
              path: /spec/jobTemplate/spec/template/spec/volumes/0
              value:
                name: results
                hostPath:
                  path: {overlay.Results}
                  type: Directory
            - op: replace
              path: /spec/jobTemplate/spec/template/spec/containers/0/imagePullPolicy
              value: Never

            """);
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

    private const string Patches =
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: validation-results, namespace: validation}
        $patch: delete
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
