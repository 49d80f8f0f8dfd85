using Cluster.Tests.Shipped.Bed;
using Validation.Harness.Building;
using Validation.Harness.Runs;

namespace Cluster.Tests.Audits.Fixture;

/// <summary>The project's own bed, whose nodes may be broken and given images.</summary>
internal static class OwnBed
{
    /// <exception cref="InvalidOperationException">KUBECONFIG names another cluster, or none.</exception>
    public static string Directory
    {
        get
        {
            var bed = Path.GetDirectoryName(Environment.GetEnvironmentVariable("KUBECONFIG") ?? "");
            return !string.IsNullOrEmpty(bed) && File.Exists(Path.Combine(bed, "made-by"))
                ? bed
                : throw new InvalidOperationException("KUBECONFIG does not name the project's own bed, and these tests break nodes: export \"$(fixtures/cluster/up.sh)\"");
        }
    }

    /// <summary>docker.io/library/validation:1 as this checkout makes it.</summary>
    public static Task GiveImageAsync() => GiveAsync(image => Kubectl.ScriptAsync(Script("deploy/image/build.sh"), image));

    /// <summary>An image with the probe and nothing else.</summary>
    public static async Task GiveProbeAsync(string name, CancellationToken cancellationToken)
    {
        var probe = await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken);
        await GiveAsync(image => Kubectl.ScriptAsync("/bin/sh", "-c", "\"$0\" \"$1\" /probe \"$2:/probe\" >\"$3\"", Script("fixtures/cluster/image.sh"), name, probe, image));
    }

    /// <param name="how"><c>node-b runc-behind-runsc</c>.</param>
    public static Task SabotageAsync(params string[] how) => Kubectl.ScriptAsync("/usr/bin/env", [$"VALIDATION_CLUSTER_BED={Directory}", Script("fixtures/cluster/sabotage.sh"), .. how]);

    private static async Task GiveAsync(Func<string, Task> make)
    {
        var bed = Directory;
        var image = Path.Combine(Path.GetTempPath(), $"validation-{Guid.NewGuid():N}.tar");
        try
        {
            await make(image);
            await Kubectl.ScriptAsync("/usr/bin/env", $"VALIDATION_CLUSTER_BED={bed}", Script("fixtures/cluster/load.sh"), image);
        }
        finally
        {
            File.Delete(image);
        }
    }

    private static string Script(string path) => Path.Combine(Repository.Root, path);
}
