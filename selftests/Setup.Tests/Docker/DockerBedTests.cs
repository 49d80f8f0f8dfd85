namespace Setup.Tests.Docker;

public sealed class DockerBedTests
{
    private static readonly string[] Runtimes =
    [
        "runc", "runsc", "runsc-broken", "runsc-fake-dressed", "runsc-fake-renamed", "runsc-missing", "runsc-old", "runsc-open",
        "runsc-ptrace", "runsc-silent", "runsc-weakened",
    ];

    [Test, CancelAfter(60_000)]
    public async Task A_bed_comes_up_with_its_runtimes_stays_when_asked_again_and_leaves_nothing(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        var place = new Dictionary<string, string> { ["VALIDATION_BED"] = scratch.PathOf("bed/x")[..^2] };
        var before = Directory.GetDirectories("/sys/class/net");
        try
        {
            var up = await Bed("up.sh", place, cancellationToken);
            up.ShouldBe(new Run(0, $"DOCKER_HOST=unix://{scratch.Folder}/bed/docker.sock\n", ""));
            var engine = await File.ReadAllTextAsync(scratch.PathOf("bed/dockerd.pid"), cancellationToken);
            (await Bed("up.sh", place, cancellationToken)).ShouldBe(up);
            (await File.ReadAllTextAsync(scratch.PathOf("bed/dockerd.pid"), cancellationToken)).ShouldBe(engine);

            var names = await Run.Of(
                "docker",
                ["-H", up.Output.Trim()["DOCKER_HOST=".Length..], "info", "--format", "{{range $name, $_ := .Runtimes}}{{println $name}}{{end}}"],
                cancellationToken);
            names.Output.Split('\n').ShouldBeSubsetOf([.. Runtimes, "io.containerd.runc.v2", "io.containerd.runtime.v1.linux", ""]);
            Runtimes.ShouldBeSubsetOf(names.Output.Split('\n'));
        }
        finally
        {
            (await Bed("down.sh", place, CancellationToken.None)).ShouldBe(new Run(0, "", ""));
        }

        Directory.Exists(place["VALIDATION_BED"]).ShouldBeFalse();
        Directory.GetDirectories("/sys/class/net").ShouldBe(before, ignoreOrder: true);
        File.ReadAllText("/proc/self/mounts").ShouldNotContain(scratch.Folder);
    }

    private static Task<Run> Bed(string script, Dictionary<string, string> place, CancellationToken cancellationToken) =>
        Run.Of(Repository.PathOf($"fixtures/docker/{script}"), [], place, cancellationToken);
}
