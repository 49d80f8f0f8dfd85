using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Kubernetes.Calling;
using Validation.Harness.Engines.Kubernetes.Failing;
using Validation.Harness.Engines.Kubernetes.Sessions;
using Validation.Harness.Settings;

namespace Validation.Harness.Engines.Kubernetes;

/// <summary>What keeps a cluster from being measured.</summary>
internal static class ClusterDiagnosis
{
    public static Diagnosis NoAnswer(KubernetesException error) => new()
    {
        Wrong = "the cluster does not answer",
        Seen = error.Message,
        Fix = "kubectl version (with the same KUBECONFIG and context) has to work first; the rights that the harness needs are "
            + "in deploy/base/rbac.yaml",
        Weight = Weight.Fatal,
    };

    public static IReadOnlyList<Diagnosis> Of(RunSettings settings, KubernetesSession session)
    {
        var found = new List<Diagnosis>();
        var cluster = settings.Cluster;
        if (!settings.DisableGVisor && session.RuntimeClass is null)
        {
            found.Add(new Diagnosis
            {
                Wrong = $"the RuntimeClass '{cluster.RuntimeClass}' does not exist",
                Seen = $"GET /apis/node.k8s.io/v1/runtimeclasses lists [{string.Join(", ", session.Handlers.Keys)}]",
                Fix = "kubectl apply -f deploy/base/runtimeclasses.yaml, or name the class with --runtime-class",
                Weight = Weight.NoGVisor,
            });
        }
        else if (!settings.DisableGVisor && !RuntimeKinds.NamesGVisor(session.RuntimeClass!.Handler))
        {
            found.Add(new Diagnosis
            {
                Wrong = $"the RuntimeClass '{cluster.RuntimeClass}' has the handler '{session.RuntimeClass.Handler}', which is "
                    + "not gVisor's by its name",
                Seen = $"GET /apis/node.k8s.io/v1/runtimeclasses/{cluster.RuntimeClass}",
                Fix = "nothing, if containerd's handler of that name is runsc: the controls find out what really runs",
                Weight = Weight.Partial,
            });
        }
        if (session.Node is null)
        {
            found.Add(new Diagnosis
            {
                Wrong = cluster.Node is { } named ? $"there is no node '{named}'" : "no node that is ready takes evaluation pods",
                Seen = "GET /api/v1/nodes lists "
                    + $"[{string.Join(", ", session.Nodes.Select(Listed))}]; "
                    + "by selectors and taints pods can land on "
                    + $"[{string.Join(", ", session.Landing.Select(node => node.Name))}]",
                Fix = "look at the class's scheduling.nodeSelector, the template's nodeSelector and tolerations, and kubectl get "
                    + "nodes --show-labels",
                Weight = Weight.Fatal,
            });
        }
        else if (session.WhyRemote is { } remote)
        {
            found.Add(new Diagnosis
            {
                Wrong = "what only the node's own kernel can tell is not measured",
                Seen = remote,
                Fix = $"run the gate as root on {session.Node.Name}; an audit looks from its nodes with nodeAgent",
                Weight = Weight.Partial,
            });
        }
        return found;
    }

    private static string Listed(NodeAnswer node) => node.IsReady ? node.Name : $"{node.Name} (not ready)";
}
