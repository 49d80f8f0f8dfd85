using Validation.Harness.Building;
using Validation.Harness.Runs;

namespace Cluster.Tests.Bed;

/// <summary>The project's own bed, whose nodes may be broken and given images.</summary>
internal static class OwnBed
{
    private static readonly Lazy<Task> Image = new(() =>
        GiveAsync(image => Kubectl.ScriptAsync(Repository.PathOf("deploy/image/build.sh"), image)));

    /// <summary>False where KUBECONFIG names another cluster.</summary>
    public static bool IsIt => File.Exists(Path.Combine(Directory, "made-by"));

    /// <exception cref="InvalidOperationException">KUBECONFIG is not set.</exception>
    private static string Directory => Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 } config
        ? Path.GetDirectoryName(config)!
        : throw new InvalidOperationException(
            "KUBECONFIG is not set: these tests need a cluster, such as the bed: export \"$(fixtures/cluster/up.sh)\"");

    /// <summary>Somebody's own cluster is not broken: there the test is skipped.</summary>
    public static void Require()
    {
        if (!IsIt)
            Assert.Ignore("KUBECONFIG does not name the project's own bed, and only that one is given images and broken");
    }

    /// <summary>docker.io/library/validation:1 as this checkout makes it; made once for all tests.</summary>
    public static Task GiveImageAsync() => Image.Value;

    /// <summary>An image with the probe and nothing else.</summary>
    public static async Task GiveProbeAsync(string name, CancellationToken cancellationToken)
    {
        var probe = await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken);
        const string Script = "\"$0\" \"$1\" /probe \"$2:/probe\" >\"$3\"";
        var program = Repository.PathOf("fixtures/cluster/image.sh");
        await GiveAsync(image => Kubectl.ScriptAsync("/bin/sh", "-c", Script, program, name, probe, image));
    }

    /// <param name="how"><c>node-b runc-behind-runsc</c>.</param>
    public static Task SabotageAsync(params string[] how) => BedAsync("sabotage.sh", how);

    private static async Task GiveAsync(Func<string, Task> make)
    {
        using var scratch = new Scratch();
        var image = scratch.In("image.tar");
        await make(image);
        await BedAsync("load.sh", image);
    }

    private static Task BedAsync(string script, params string[] arguments) =>
        new Command(Repository.PathOf("fixtures/cluster", script), arguments)
        {
            Variables = new Dictionary<string, string> { ["VALIDATION_CLUSTER_BED"] = Directory },
        }.SucceedAsync(CancellationToken.None);
}
