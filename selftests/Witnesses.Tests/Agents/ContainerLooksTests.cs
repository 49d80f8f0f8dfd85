using Validation.Controls.Readings;
using Validation.Harness.Engines.Kubernetes.Agents;
using Validation.Harness.Engines.Kubernetes.Pods;
using Validation.Harness.Witnesses;
using Validation.Harness.Witnesses.Processes;
using Witnesses.Tests.Processes;
using Witnesses.Tests.Waiting;

namespace Witnesses.Tests.Agents;

/// <summary>What a node agent keeps of its looks at one process.</summary>
public sealed class ContainerLooksTests
{
    private const string Nonce = "looks-7d1f3c";

    private static readonly WitnessStand Stand = new("/bin/true");

    [Test]
    public void Filter_is_read_of_a_process_that_stayed_what_it_was()
    {
        using var child = new Grandchild($"read {Nonce.Replace('-', '_')}; exit 7");
        var looks = new ContainerLooks(child.Pid, Stand);

        looks.Look(Round(), TimeSpan.FromSeconds(1));
        Line(looks).Filter.Why.ShouldBe("the process had changed since the look before");
        looks.Look(Round(), TimeSpan.FromSeconds(2));

        var line = Line(looks);
        line.Looks.ShouldBe(2);
        line.Process.Value!.Executable.ShouldStartWith("/");
        line.Filter.Value!.DefaultAction.ShouldBe("none");
        line.Host.Value!.BootId.ShouldBe(HostFacts.Read().BootId.Value);
        looks.Begun.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Test]
    public void Look_at_a_process_that_has_ended_does_not_count()
    {
        using var child = new Grandchild("read line; exit 7");
        var looks = new ContainerLooks(child.Pid, Stand);
        looks.Look(Round(), TimeSpan.FromSeconds(1));
        child.EndAndWait().ShouldBe(7);
        UntilProcessEnds.Wait(child.Pid);

        looks.IsAlive.ShouldBeFalse();
        looks.Look(Round(), TimeSpan.FromSeconds(2));

        Line(looks).Looks.ShouldBe(1);
        Line(looks).Process.Value!.Id.ShouldBe(child.Pid);
    }

    [Test]
    public void Process_of_the_guest_that_was_seen_once_stays_seen()
    {
        using var child = new Grandchild("read line; exit 7");
        var looks = new ContainerLooks(child.Pid, Stand);
        looks.Look(Round() with { NonceProcesses = Reading.Of<IReadOnlyList<int>>([42]) }, TimeSpan.Zero);
        looks.Look(Round(), TimeSpan.FromSeconds(1));

        Line(looks).NonceProcesses.Value.ShouldBe([42]);
    }

    [Test]
    public void Nothing_seen_is_told_with_the_reason()
    {
        var line = Line(new ContainerLooks(int.MaxValue, Stand));

        line.Looks.ShouldBe(0);
        line.Process.Why.ShouldBe("no look was whole");
        line.NonceProcesses.Value.ShouldBeNull();
    }

    [Test]
    public void Pod_that_is_not_there_has_no_containers_and_says_so()
    {
        var (containers, trouble) = PodProcess.OfPod(Said.Pod);

        containers.ShouldBeEmpty();
        trouble.ShouldBe("no process of this node is in a control group named after the pod");
    }

    private static Around Round() => new(WitnessStand.Host(), WitnessStand.Nonces(Nonce), MountTables.Find(Nonce));

    private static AgentLine Line(ContainerLooks looks) => looks.Line(Said.Pod, Said.Container, 0.5);
}
