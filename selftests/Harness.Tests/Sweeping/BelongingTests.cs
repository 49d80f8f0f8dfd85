using Validation.Harness.Sweeping;

namespace Validation.Harness.Tests.Sweeping;

/// <summary>Command lines as they were seen; the sweep ends what it takes for its own.</summary>
public sealed class BelongingTests
{
    private const string Run = "20261121t223301-4f2a";
    private const string Container = "f599939c482294f270679a56e87de4197ace61374988c7b1ae272c7ddd2575ea";
    private const string Task = "/run/containerd/io.containerd.runtime.v2.task/moby/" + Container;

    private const string State = "/var/lib/validation/" + Run;

    private static readonly Belonging Ours = new()
    {
        Directory = State, Container = Container, Mark = $"validation-{Run}",
    };

    [TestCase($"runsc-sandbox|--root=/var/run/docker/runtime-runc/moby|--log-fd=3|boot|--bundle={Task}|--cpu-num=2|{Container}")]
    [TestCase($"runsc-gofer|--root=/var/run/docker/runtime-runc/moby|gofer|--bundle={Task}|--io-fds=6,7,8,9|--setup-root=false")]
    [TestCase($"/usr/bin/containerd-shim-runc-v2|-namespace|moby|-id|{Container}|-address|/run/containerd/containerd.sock")]
    [TestCase($"runc|--root|/run/runc|create|--bundle|{Task}|--pid-file|{Task}/init.pid|{Container}")]
    [TestCase($"runsc-sandbox|--root={State}/arms/subject/state|boot|--bundle={State}/arms/subject/bundle|x")]
    [TestCase($"/usr/bin/runsc|--network=none|--root|/s|run|--bundle|{State}/arms/subject/bundle|validation-{Run}-subject")]
    [TestCase($"/root/.cache/validation/hash/probe|rest|300000|0123|validation-{Run}")]
    public void A_process_of_ours_is_told_by_its_bundle(string commandLine) => Ours.IsOf(commandLine.Split('|')).ShouldBeTrue();

    [TestCase($"tail|-f|{State}/process")]
    [TestCase($"docker|logs|-f|{Container}")]
    [TestCase($"ls|{Task}")]
    [TestCase("runsc-sandbox|--root=/r|boot|--bundle=/run/containerd/io.containerd.runtime.v2.task/moby/0000|0000")]
    [TestCase($"/usr/bin/containerd-shim-runc-v2|-namespace|moby|-id|0000|-address|{Container}")]
    [TestCase("runsc|run|--bundle|/var/lib/validation/20261121t223301-4f2b/arms/subject/bundle|x")]
    [TestCase($"runsc|run|--bundle|{State}-mine/bundle|x")]
    [TestCase($"grep|-r|rest|validation-{Run}")]
    [TestCase($"systemctl|stop|validation-{Run}-subject")]
    public void A_process_of_somebody_else_is_not_ours(string commandLine) => Ours.IsOf(commandLine.Split('|')).ShouldBeFalse();
}
