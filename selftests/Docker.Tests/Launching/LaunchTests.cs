using Validation.Harness.Contract;
using Validation.Harness.Engines.Workloads;

namespace Docker.Tests.Launching;

[TestFixtureSource(typeof(Bed), nameof(Bed.Generations))]
public sealed class LaunchTests(string generation) : GenerationTests(generation)
{
    [TestCase("runc", "^Linux version")]
    [TestCase("runsc", @"^Linux version 4\.(4\.0|19\.0-gvisor) "), CancelAfter(120_000)]
    public async Task The_probe_answers_from_its_container_and_leaves_when_its_input_ends(string runtime, string expected,
        CancellationToken cancellationToken)
    {
        await using var launched = await Launched.With(runtime, cancellationToken);
        var order = launched.Order(Role.Subject, runtime);
        await using (var launch = await launched.Engine.LaunchAsync(order, cancellationToken))
        {
            var facts = await Conversation.AskAsync(launch, order, ["/proc/version", "/etc/passwd"], cancellationToken);
            facts["/proc/version"].Answers[^1].Text.ShouldNotBeNull().ShouldMatch(expected);
            facts["/etc/passwd"].Answers[^1].Text.ShouldNotBeNull().ShouldContain(order.Stage.Nonce);
            File.Exists($"/proc/{launch.HostProcess.Value}/exe").ShouldBeTrue();
            launch.ControlGroup.ShouldNotBeNull();

            launch.Input.Close();
            (await launch.WaitAsync(cancellationToken)).ShouldBe(0);
            launch.Complaints.ShouldBe("");
        }
        (await launched.LeftAsync(cancellationToken)).ShouldBe(0);
    }

    [Test, CancelAfter(120_000)]
    public async Task The_hardened_launch_reads_back_as_it_was_asked_for(CancellationToken cancellationToken)
    {
        await using var launched = await Launched.With("runsc", cancellationToken);
        await using var launch = await launched.Engine.LaunchAsync(launched.Order(Role.Subject, "runsc"), cancellationToken);
        var view = (await launch.ReadBackAsync(cancellationToken)).Value;
        view.ToString().ShouldBe(
            "runtime runsc, user '65534:65534', read-only root True, no new privileges True, host namespaces [], capabilities "
            + "[], "
            + "devices [], privileged False, seccomp requested True");
        (view.WritableHostPaths.Count, view.EngineSockets.Count).ShouldBe((0, 0));
    }

    [Test, CancelAfter(120_000)]
    public async Task The_opened_twin_reads_back_as_open(CancellationToken cancellationToken)
    {
        await using var launched = await Launched.With("runsc", cancellationToken);
        await using var launch = await launched.Engine.LaunchAsync(launched.Order(Role.Opened, "runc"), cancellationToken);
        var view = (await launch.ReadBackAsync(cancellationToken)).Value;
        view.HostNamespaces.ShouldBe(["pid", "net", "ipc", "uts"]);
        view.Capabilities.ShouldContain("CAP_SYS_ADMIN");
        (view.Runtime, view.Privileged, view.SeccompRequested, view.ReadOnlyRoot,
            view.NoNewPrivileges).ShouldBe(("runc", true, false, false, false));
    }

    [Test, CancelAfter(120_000)]
    public async Task The_weakened_role_is_gVisor_with_the_weakening_flags(CancellationToken cancellationToken)
    {
        await using var launched = await Launched.With("runsc", cancellationToken);
        await using var launch = await launched.Engine.LaunchAsync(launched.Order(Role.Weakened, "runsc"), cancellationToken);
        launch.Command.ShouldContain("--host-uds=open --strace");
    }

    [TestCase(
        "runsc-missing", "there is no such program: the runtime is not installed, or the engine's registration has another path")]
    [TestCase(
        "runsc-broken",
        "broken/runsc did not terminate successfully: exit status 1(: unknown)?; the runtime ended before it could log why: "
        + "run its binary")]
    [TestCase("runsc-unheard-of", @"register it \(`validation doctor` prints the line\); `docker info` lists those that are"),
     CancelAfter(120_000)]
    public async Task A_runtime_that_does_not_start_says_why_and_leaves_nothing(string runtime, string expected,
        CancellationToken cancellationToken)
    {
        await using var launched = await Launched.With(runtime, cancellationToken);
        var error = await Should.ThrowAsync<LaunchException>(
            launched.Engine.LaunchAsync(launched.Order(Role.Subject, runtime), cancellationToken));
        error.Message.ShouldStartWith(
            $"the container 'validation-{launched.Run}-subject' did not start with the runtime '{runtime}': ");
        error.Message.ShouldMatch(expected);
        (await launched.LeftAsync(cancellationToken)).ShouldBe(0);
    }

    [Test, CancelAfter(180_000)]
    public async Task A_runtime_that_hangs_is_given_up_and_removed_when_it_comes_back(CancellationToken cancellationToken)
    {
        var launched = await Launched.With("runsc-silent", cancellationToken);
        try
        {
            var order = launched.Order(Role.Subject, "runsc-silent") with { StartLimit = TimeSpan.FromSeconds(20) };
            var error = await Should.ThrowAsync<LaunchException>(launched.Engine.LaunchAsync(order, cancellationToken));
            error.Message.ShouldContain("no answer within 20 s; the runtime hangs");
        }
        finally
        {
            await launched.DisposeAsync();
        }
        (await launched.LeftAsync(cancellationToken)).ShouldBe(0);
    }
}
