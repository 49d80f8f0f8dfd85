using System.Net.NetworkInformation;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Waiting;

namespace Validation.Harness.Tests.Staging;

/// <summary>On the real host: interfaces are made and deleted, and packets travel within the host.</summary>
public sealed class ListenerTests
{
    private static readonly string Run = Clock.RunId(Clock.Now);

    /// <summary>The address is chosen by the last two digits.</summary>
    private static readonly string OtherRunWithTheSameFirstChoice = Run[..^4] + (Run[^4] == 'a' ? "bb" : "aa") + Run[^2..];
    private static readonly string[] Channels = ["dns", "icmp4", "icmp6", "raw4", "tcp-loopback", "tcp4", "tcp6", "udp4", "udp6"];

    [Test]
    [TestCaseSource(nameof(Channels))]
    public async Task A_channel_hears_the_nonce_that_is_sent_to_it_and_no_other_channel_does(string channel)
    {
        await using var listener = await Listener.OpenAsync(Run, TestContext.CurrentContext.CancellationToken);
        var nonce = HostStage.Nonce();
        await Speaker.SayAsync(listener, channel, $"{nonce}-tag");

        var received = (await listener.ReceivedAsync(nonce, TestContext.CurrentContext.CancellationToken)).Value;

        received.On(channel).Value.ShouldBe(["tag"]);
        foreach (var other in Channels.Where(other => other != channel))
            received.On(other).Value.ShouldBeEmpty(other);
    }

    [Test]
    public async Task A_foreign_nonce_is_not_reported()
    {
        await using var listener = await Listener.OpenAsync(Run, TestContext.CurrentContext.CancellationToken);
        await Speaker.SayAsync(listener, "udp4", $"{HostStage.Nonce()}-tag");

        var received = await listener.ReceivedAsync(HostStage.Nonce(), TestContext.CurrentContext.CancellationToken);

        received.Value.On("udp4").Value.ShouldBeEmpty();
    }

    [Test]
    public async Task A_nonce_is_heard_however_many_connections_came_before_it()
    {
        await using var listener = await Listener.OpenAsync(Run, TestContext.CurrentContext.CancellationToken);
        var nonce = HostStage.Nonce();
        for (var count = 0; count < 50; count++)
            await Speaker.SayAsync(listener, "tcp4", $"{nonce}-tag{count}");

        var received = await listener.ReceivedAsync(nonce, TestContext.CurrentContext.CancellationToken);

        received.Value.On("tcp4").Value.Count.ShouldBe(50);
    }

    [Test]
    public async Task A_channel_that_somebody_floods_is_not_believed_and_the_others_are()
    {
        await using var listener = await Listener.OpenAsync(Run, TestContext.CurrentContext.CancellationToken);
        await Speaker.SayAsync(listener, "tcp4", new string('x', 100_000));

        var received = (await listener.ReceivedAsync(HostStage.Nonce(), TestContext.CurrentContext.CancellationToken)).Value;

        received.On("tcp4").Absence.ShouldBe(
            "the listener stopped hearing tcp4 after 65536 bytes of one connection: somebody floods it");
        received.On("tcp6").IsPresent.ShouldBeTrue();
    }

    [Test]
    public async Task A_channel_whose_address_was_taken_away_is_not_believed_and_the_others_are()
    {
        await using var listener = await Listener.OpenAsync(Run, TestContext.CurrentContext.CancellationToken);
        // What is said to the lost address must end here and not take the host's default route.
        await Speaker.IpAsync("-6", "route", "add", "blackhole", listener.AddressV6);
        try
        {
            await Speaker.IpAsync("-6", "addr", "del", listener.AddressV6 + "/128", "dev", RunLink.Of(Run));

            var received = (await listener.ReceivedAsync(HostStage.Nonce(), TestContext.CurrentContext.CancellationToken)).Value;

            received.On("udp6").Absence.ShouldNotBeNull()
                .ShouldStartWith("the harness itself could not send to the listener's udp6 at ");
            received.On("udp4").IsPresent.ShouldBeTrue();
        }
        finally
        {
            await Speaker.IpAsync("-6", "route", "del", "blackhole", listener.AddressV6);
        }
    }

    [Test]
    public async Task An_unknown_channel_is_not_silently_empty()
    {
        await using var listener = await Listener.OpenAsync(Run, TestContext.CurrentContext.CancellationToken);

        var received = (await listener.ReceivedAsync(HostStage.Nonce(), TestContext.CurrentContext.CancellationToken)).Value;

        received.On("sctp").Absence.ShouldBe("the listener has no channel 'sctp'");
    }

    [Test]
    public async Task The_interface_is_there_while_the_listener_lives_and_gone_afterwards()
    {
        await using (await Listener.OpenAsync(Run, TestContext.CurrentContext.CancellationToken))
            Interfaces().ShouldContain(RunLink.Of(Run));

        Interfaces().ShouldNotContain(RunLink.Of(Run));
    }

    [Test]
    public async Task Two_listeners_at_once_have_addresses_of_their_own_and_do_not_hear_each_other()
    {
        await using var one = await Listener.OpenAsync(Run, TestContext.CurrentContext.CancellationToken);
        await using var other = await Listener.OpenAsync(OtherRunWithTheSameFirstChoice,
            TestContext.CurrentContext.CancellationToken);
        var nonce = HostStage.Nonce();
        await Speaker.SayAsync(other, "dns", $"{nonce}-tag");

        one.AddressV4.ShouldNotBe(other.AddressV4);
        (await other.ReceivedAsync(nonce, TestContext.CurrentContext.CancellationToken)).Value.On("dns").Value.ShouldBe(["tag"]);
        (await one.ReceivedAsync(nonce, TestContext.CurrentContext.CancellationToken)).Value.On("dns").Value.ShouldBeEmpty();
    }

    private static IEnumerable<string> Interfaces() => NetworkInterface.GetAllNetworkInterfaces().Select(one => one.Name);
}
