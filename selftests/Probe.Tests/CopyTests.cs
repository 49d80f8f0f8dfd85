namespace Probe.Tests;

/// <summary>How the probe gets into a pod whose image does not have it.</summary>
internal sealed class CopyTests
{
    private Scratch volume = null!;

    [SetUp]
    public void Make() => volume = new Scratch();

    [TearDown]
    public void Remove() => volume.Dispose();

    [TestCase("0077")]
    [TestCase("0000")]
    public void A_copy_is_the_same_and_everybody_may_execute_it(string mask)
    {
        var target = volume.In("probe");
        ProbeRun.InShell($"umask {mask}; exec {Published.Probe} copy {target}").ShouldBe(new ProbeRun(0, "", ""));
        File.ReadAllBytes(target).ShouldBe(File.ReadAllBytes(Published.Probe));
        ((int)File.GetUnixFileMode(target)).ShouldBe(Convert.ToInt32("755", 8));
        ProbeRun.InShell($"{target} version").Output.ShouldStartWith("probe ");
    }

    [Test]
    public void A_copy_takes_the_place_of_a_longer_file()
    {
        var target = volume.In("probe");
        File.WriteAllBytes(target, new byte[new FileInfo(Published.Probe).Length + 1]);
        ProbeRun.WithInput("", "copy", target).ShouldBe(new ProbeRun(0, "", ""));
        File.ReadAllBytes(target).ShouldBe(File.ReadAllBytes(Published.Probe));
    }

    [Test]
    public void A_target_that_cannot_be_written_is_said_in_one_line() =>
        ProbeRun.WithInput("", "copy", "/nowhere/probe")
            .ShouldBe(new ProbeRun(2, "", "probe: opening /nowhere/probe failed (errno 2)\n"));

    [Test]
    public void A_volume_that_is_full_is_said_in_one_line() =>
        ProbeRun.WithInput("", "copy", "/dev/full").ShouldBe(new ProbeRun(2, "", "probe: writing /dev/full failed (errno 28)\n"));
}
