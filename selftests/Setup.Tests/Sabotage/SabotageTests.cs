namespace Setup.Tests.Sabotage;

/// <summary>A fixture that does not do what it says would let the gate pass for the wrong reason.</summary>
public sealed class SabotageTests
{
    private const string VersionOfGvisor = "Linux version 4.4.0 #1 SMP Sun Jan 10 15:06:54 PST 2016\n";
    private Scratch _scratch = null!;

    [SetUp]
    public void Make_a_scratch_folder() => _scratch = new Scratch();

    [TearDown]
    public void Remove_it() => _scratch.Dispose();

    [Test, CancelAfter(30_000)]
    public async Task The_renamed_fake_is_runc(CancellationToken cancellationToken)
    {
        var run = await Launch("fake-renamed", ["/usr/bin/cat", "/proc/version"], cancellationToken);

        run.Output.ShouldBe(await File.ReadAllTextAsync("/proc/version", cancellationToken), run.Errors);
    }

    [Test, CancelAfter(30_000)]
    public async Task The_dressed_fake_reads_like_gVisor_and_runs_on_the_hosts_kernel(CancellationToken cancellationToken)
    {
        var run = await Launch(
            "fake-dressed", ["/usr/bin/cat", "/proc/version", "/proc/sys/kernel/random/boot_id", "/proc/sys/kernel/osrelease"],
            cancellationToken);

        run.Output.ShouldStartWith(VersionOfGvisor, customMessage: run.Errors);
        run.Output.ShouldNotContain((await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id", cancellationToken)).Trim());
        run.Output.ShouldEndWith(await File.ReadAllTextAsync("/proc/sys/kernel/osrelease", cancellationToken));
    }

    [Test, CancelAfter(30_000)]
    public async Task The_dressed_fakes_filter_takes_the_place_of_the_bundles(CancellationToken cancellationToken)
    {
        var run = await Launch("fake-dressed", ["/usr/bin/grep", "Seccomp", "/proc/self/status"], cancellationToken);

        run.Output.ShouldMatch(@"Seccomp:\t2", run.Errors);
        var config = await File.ReadAllTextAsync(_scratch.In("bundle/config.json"), cancellationToken);
        config.ShouldContain("\"vmsplice\"");
        config.ShouldContain("\"seccompUndressed\": { \"defaultAction\"");
    }

    [TestCase("fake-dressed", "runsc version release-20240729.0\n")]
    [TestCase("old", "runsc version release-20230904.0\n")]
    [TestCase("fake-renamed", "runc version ")]
    [CancelAfter(10_000)]
    public async Task A_fake_says_a_version_of_its_choice(string fixture, string version, CancellationToken cancellationToken) =>
        (await new Command(Repository.Sabotage($"{fixture}/runsc"), "--version").OutputAsync())
            .ShouldStartWith(version);

    [TestCase("weakened")]
    [TestCase("old")]
    [CancelAfter(30_000)]
    public async Task Only_the_fakes_are_not_gVisor(string fixture, CancellationToken cancellationToken)
    {
        var run = await Launch(fixture, ["/usr/bin/dmesg"], cancellationToken);

        run.Output.ShouldContain("Starting gVisor...", customMessage: run.Errors);
    }

    [Test, CancelAfter(10_000)]
    public async Task The_broken_one_fails_with_a_message(CancellationToken cancellationToken)
    {
        var run = await Launch("broken", ["/usr/bin/true"], cancellationToken);

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("cannot create sandbox");
    }

    [Test, CancelAfter(20_000)]
    public async Task The_silent_one_is_still_silent_after_a_while(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<OperationCanceledException>(() => Launch("silent", ["/usr/bin/true"], patience.Token));
        File.Exists(_scratch.In("pid")).ShouldBeFalse();
    }

    private Task<Ended> Launch(string fixture, string[] command, CancellationToken cancellationToken) =>
        Bundle.Launch($"fixtures/sabotage/{fixture}/runsc", _scratch, Bundle.OwnNetwork, command, cancellationToken);
}
