namespace Setup.Tests.Docker;

public sealed class DockerBedTests
{
    private static readonly string[] Runtimes =
    [
        "crun", "runc", "runsc", "runsc-broken", "runsc-fake-dressed", "runsc-fake-renamed", "runsc-missing", "runsc-old",
        "runsc-open", "runsc-ptrace", "runsc-silent", "runsc-systrap", "runsc-weakened",
    ];

    private static readonly string[] Programs = ["containerd", "dockerd"];

    [TestCase("bookworm", "bed")]
    [TestCase("sid", "bed-sid"), CancelAfter(300_000)]
    public async Task A_bed_comes_up_with_its_runtimes_stays_when_asked_again_and_leaves_nothing(
        string generation, string folder, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        await Made(generation);
        var place = new Dictionary<string, string> { ["VALIDATION_BED"] = scratch.Made("bed") };
        var bridge = "";
        try
        {
            var up = await Bed("up.sh", generation, place, cancellationToken);
            up.ShouldBe(new Ended(0, $"DOCKER_HOST=unix://{scratch.Path}/{folder}/docker.sock\n", ""));
            var engine = await File.ReadAllTextAsync(scratch.In($"{folder}/dockerd.pid"), cancellationToken);
            bridge = (await File.ReadAllTextAsync(scratch.In($"{folder}/bridge"), cancellationToken)).Trim();
            Directory.Exists($"/sys/class/net/{bridge}").ShouldBeTrue();
            (await Bed("up.sh", generation, place, cancellationToken)).ShouldBe(up);
            (await File.ReadAllTextAsync(scratch.In($"{folder}/dockerd.pid"), cancellationToken)).ShouldBe(engine);

            string[] ask = ["info", "--format", "{{range $name, $_ := .Runtimes}}{{println $name}}{{end}}"];
            var names = await Docker(up, ask);
            names.Split('\n').ShouldBeSubsetOf([.. Runtimes, "io.containerd.runc.v2", "io.containerd.runtime.v1.linux", ""]);
            Runtimes.ShouldBeSubsetOf(names.Split('\n'));
        }
        finally
        {
            (await Bed("down.sh", generation, place, CancellationToken.None)).ShouldBe(new Ended(0, "", ""));
        }

        Directory.Exists(scratch.In(folder)).ShouldBeFalse();
        Directory.Exists($"/sys/class/net/{bridge}").ShouldBeFalse();
        File.ReadAllText("/proc/self/mounts").ShouldNotContain(scratch.Path);
    }

    /// <summary>Issue 9: kill -9 of the engine, with a container of it running.</summary>
    [TestCase("bookworm", "bed", "up.sh")]
    [TestCase("bookworm", "bed", "down.sh")]
    [TestCase("sid", "bed-sid", "up.sh")]
    [TestCase("sid", "bed-sid", "down.sh"), CancelAfter(300_000)]
    public async Task A_killed_bed_is_mended_by_the_next_start_and_taken_away_whole(
        string generation, string folder, string next, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        await Made(generation);
        var place = new Dictionary<string, string> { ["VALIDATION_BED"] = scratch.Made("bed") };
        string container;
        try
        {
            var up = await Bed("up.sh", generation, place, cancellationToken);
            var archive = scratch.In("busybox.tar");
            await new Command("tar", "-C", "/bin", "-cf", archive, "busybox").SucceedAsync(cancellationToken);
            var image = await Docker(up, "import", archive);
            var id = await Docker(up, "run", "-d", "--network", "none", image, "/busybox", "sleep", "600");
            container = await Docker(up, "inspect", "-f", "{{.State.Pid}}", id);
            Directory.Exists($"/proc/{container}").ShouldBeTrue();
            foreach (var program in Programs)
            {
                var pid = await File.ReadAllTextAsync(scratch.In($"{folder}/{program}.pid"), cancellationToken);
                await new Command("kill", "-KILL", pid.Trim()).SucceedAsync(cancellationToken);
            }

            if (next == "up.sh")
                (await Bed(next, generation, place, cancellationToken)).ShouldBe(up);
        }
        finally
        {
            (await Bed("down.sh", generation, place, CancellationToken.None)).ShouldBe(new Ended(0, "", ""));
        }

        Directory.Exists($"/proc/{container}").ShouldBeFalse();
        Directory.Exists(scratch.In(folder)).ShouldBeFalse();
        File.ReadAllText("/proc/self/mounts").ShouldNotContain(scratch.Path);
        Named(scratch.Path).ShouldBeEmpty();
    }

    [Test, CancelAfter(60_000)]
    public async Task A_bed_whose_checkout_is_gone_is_taken_away_by_the_next_start(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        var place = new Dictionary<string, string> { ["VALIDATION_BED"] = scratch.Made("bed") };
        var orphan = $"/var/tmp/validation-bed-{Guid.NewGuid():N}-sid";
        Directory.CreateDirectory(orphan);
        await File.WriteAllTextAsync($"{orphan}/clone", $"{scratch.Path}/gone\n", cancellationToken);
        try
        {
            var up = await Bed("up.sh", "bookworm", place, cancellationToken);

            up.Errors.ShouldContain($"docker bed: took away {orphan}: its checkout {scratch.Path}/gone is gone\n");
            Directory.Exists(orphan).ShouldBeFalse();
        }
        finally
        {
            (await Bed("down.sh", "bookworm", place, CancellationToken.None)).ExitCode.ShouldBe(0);
        }
    }

    /// <summary>A root tree that is not there yet is made first: a script that makes one says so.</summary>
    private static async Task Made(string generation)
    {
        if (generation == "sid")
            await new Command(Repository.PathOf("fixtures/docker/tree.sh")).SucceedAsync();
    }

    private static async Task<string> Docker(Ended up, params string[] arguments) =>
        (await new Command("docker", ["-H", up.Output.Trim()["DOCKER_HOST=".Length..], .. arguments]).OutputAsync()).Trim();

    /// <summary>Processes with a text in their command line.</summary>
    private static string[] Named(string text) =>
    [
        .. Directory.GetDirectories("/proc").Where(process => char.IsDigit(Path.GetFileName(process)[0])).Select(CommandOf)
            .Where(command => command.Contains(text, StringComparison.Ordinal)),
    ];

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static Task<Ended> Bed(
        string script, string generation, Dictionary<string, string> place, CancellationToken cancellationToken) =>
        new Command(Repository.PathOf($"fixtures/docker/{script}"), generation) { Variables = place }.RunAsync(cancellationToken);
}
