using System.Text.Json.Nodes;
using Validation.Harness.Engines.Kubernetes.Failing;

namespace Validation.Harness.Engines.Kubernetes.Connecting;

/// <summary>
/// The files that kubectl would read, and what it would find there first (kubernetes.io, "Organizing Cluster Access Using
/// kubeconfig Files"). The library fails on a file that is not there, takes the paths in a second file as relative to the first,
/// and names of contexts without regard to case; what it is given here is one context, found as kubectl finds it.
/// </summary>
internal static class KubeconfigFiles
{
    /// <param name="context">The context; empty for the current one.</param>
    /// <exception cref="KubernetesException">There is no such context, or a file cannot be read.</exception>
    public static KubeconfigLogin Login(string context) => Login(
        Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 } named
            ? named.Split(':', StringSplitOptions.RemoveEmptyEntries)
            : [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube/config")],
        context);

    /// <param name="paths">The files; those that are not there are left out.</param>
    /// <param name="context">The context; empty for the current one.</param>
    /// <exception cref="KubernetesException">There is no such context, or a file cannot be read.</exception>
    public static KubeconfigLogin Login(IReadOnlyList<string> paths, string context)
    {
        KubeconfigFile[] files = [.. paths.Where(File.Exists).Select(KubeconfigFile.Read)];
        var where = string.Join(", ", paths);
        if (files.Length == 0)
            throw new KubernetesException(
                $"there is no kubeconfig: {where} {(paths.Count == 1 ? "does" : "do")} not exist; KUBECONFIG says where it is");
        var name = context.Length > 0 ? context
            : files.Select(file => file.CurrentContext).FirstOrDefault(current => current is { Length: > 0 })
                ?? throw new KubernetesException(
                    $"the kubeconfig {where} has no current-context; name one with --context (VALIDATION_CONTEXT)");
        var (_, chosen) = Find(files, "contexts", name, where);
        var cluster = Find(files, "clusters", KubeconfigFile.Text(chosen, "cluster") ?? "", where);
        var user = KubeconfigFile.Text(chosen, "user") is { Length: > 0 } account
            ? Find(files, "users", account, where)
            : (cluster.File, []);
        return new KubeconfigLogin
        {
            Context = name,
            Cluster = cluster.Entry,
            ClusterFile = cluster.File,
            User = user.Entry,
            UserFile = user.File,
        };
    }

    private static (KubeconfigFile File, JsonObject Entry) Find(
        IEnumerable<KubeconfigFile> files, string list, string name, string where)
    {
        foreach (var file in files)
        {
            if (file.Entry(list, name) is { } entry)
                return (file, entry);
        }
        throw new KubernetesException($"the kubeconfig {where} has no '{name}' among its {list}");
    }
}
