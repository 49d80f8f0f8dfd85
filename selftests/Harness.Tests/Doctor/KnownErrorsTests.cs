using Validation.Harness.Arms;
using Validation.Harness.Doctor;

namespace Validation.Harness.Tests.Doctor;

/// <summary>What runtimes and engines said, word for word, and what is made of it.</summary>
public sealed class KnownErrorsTests
{
    private const string Shim =
        "OCI runtime create failed: unable to retrieve OCI runtime error (open "
        + "/run/containerd/io.containerd.runtime.v2.task/moby/4b35/log.json: no such file or directory): ";

    [TestCase(Shim + "fork/exec /nonexistent/runsc: no such file or directory: unknown", "there is no such program")]
    [TestCase(
        Shim + "fork/exec /usr/local/bin/runsc: operation not permitted: unknown",
        "the kernel does not let the engine execute the runtime's binary")]
    [TestCase(Shim + "fork/exec /usr/local/bin/runsc: permission denied: unknown", "the runtime's binary is not executable")]
    [TestCase(
        Shim + "fork/exec /usr/local/bin/runsc: exec format error: unknown", "the runtime's binary is none for this machine")]
    [TestCase("exec: \"runsc\": executable file not found in $PATH", "there is no such program")]
    [TestCase("Error response from daemon: unknown or invalid runtime name: runsc", "the engine does not know the runtime")]
    [TestCase(
        "runc run failed: unable to start container process: error during container init: "
        + "error mounting \"/nonexistent/dir\" to rootfs at \"/x\": stat /nonexistent/dir: no such file or directory",
        "the template mounts something")]
    [TestCase(
        "runc run failed: unable to create new parent process: namespace path: lstat /run/netns/nowhere: "
        + "no such file or directory", "the template joins a namespace")]
    [TestCase(
        "runc run failed: unable to start container process: error during container init: error setting cgroup config for "
        + "procHooks process: unable to set memory limit to 4096 (current usage: 2232320, peak usage: 2519040)",
        "the template's memory limit is less")]
    [TestCase(
        "runc run failed: unable to start container process: error during container init: error preparing rootfs: mount /r:/r, "
        + "flags: 0x5000: permission denied", "the user that the container's root is mapped to")]
    [TestCase(
        "runc run failed: unable to apply cgroup configuration: mkdir /sys/fs/cgroup/pids/x: read-only file system",
        "the container's control group could not be set up")]
    [TestCase(
        "cgroups in hybrid mode not supported, drop all controllers from cgroupv2",
        "crun refuses a machine whose control groups")]
    [TestCase(
        "runtime: failed to create new OS thread (have 5 already; errno=11)", "the runtime itself has not enough processes")]
    [TestCase(
        "running container: creating container: cannot open /etc/x: no such file or directory",
        "something that the launch needs is not there")]
    [TestCase("running container: setting up network: operation not permitted", "the kernel refused the runtime something")]
    public void A_failed_start_is_told_as_what_it_is(string said, string means) =>
        KnownErrors.Explain(said).ShouldStartWith($" — {means}");

    [TestCase("")]
    [TestCase("waiting for sandbox to start: EOF")]
    [TestCase(Shim + "runsc did not terminate successfully: exit status 1: unknown")]
    public void What_says_nothing_is_not_explained(string said) => KnownErrors.Explain(said).ShouldBeEmpty();

    [TestCase("one\ntwo\n", "two")]
    [TestCase(
        "a warning\nruntime: failed to create new OS thread (have 5 already; errno=11)\nfatal error: newosproc\n\n"
        + "goroutine 1:\n\truntime/mgc.go:204 +0xa5\n",
        "runtime: failed to create new OS thread (have 5 already; errno=11)")]
    [TestCase("panic: no\n\ngoroutine 1 [running]:\nmain.main()\n\t/x.go:7\n", "panic: no")]
    [TestCase("", "")]
    public void A_dying_program_is_quoted_where_it_says_why(string said, string line) => LastWords.Of(said).ShouldBe(line);
}
