using Validation.Protocol;
using Validation.Results;

namespace Validation.Harness.Tests.Judging.Cluster;

/// <summary>How a connection that does not come about is told from one that was denied.</summary>
public sealed class PathTests
{
    [TestCase("NET-POL-003", Errno.ECONNREFUSED, Verdict.Pass)]
    [TestCase("NET-POL-003", Errno.EHOSTUNREACH, Verdict.Pass)]
    [TestCase("NET-POL-003", 104, Verdict.Error)]
    [TestCase("NET-POL-005", Errno.EHOSTUNREACH, Verdict.Pass)]
    [TestCase("NET-POL-005", Errno.EPERM, Verdict.Pass)]
    [TestCase("NET-POL-005", Errno.ECONNREFUSED, Verdict.Error)]
    [TestCase("NET-POL-005", Errno.EINVAL, Verdict.Error)]
    public void Only_some_errors_are_a_denial(string id, int errno, Verdict expected)
    {
        World.Judge(id, Worlds.Subject.Answering("connect", new Answer { Value = -1, Errno = errno }), Worlds.Twin).Verdict
            .ShouldBe(expected);
        var pending = new Answer { Value = 0, Hex = Convert.ToHexString(BitConverter.GetBytes(errno)) };
        World.Judge(id, Worlds.Subject.Answering("getsockopt", pending).Answering("(poll)", new Answer { Value = 0x1c }),
            Worlds.Twin).Verdict.ShouldBe(expected);
    }

    [Test]
    public void A_connection_that_stands_and_does_not_reach_the_listener_was_answered_by_somebody_else() =>
        World.Judge("NET-POL-003", Worlds.Subject.Answering("(poll)", new Answer { Value = 4 }), Worlds.Twin).Reason
            .ShouldContain("something else answered in its place");

    [Test]
    public void A_twin_that_tried_another_address_says_nothing_of_the_subjects() =>
        World.Judge("NET-POL-006", Worlds.Subject, Worlds.Twin with
        {
            Services = new Dictionary<string, string> { ["kubelet"] = "192.0.2.11:10250" },
        })
            .Reason.ShouldBe("the twin reached the kubelet at 192.0.2.11:10250, but the subject tried 192.0.2.10:10250");

    [TestCase("NET-POL-005")]
    [TestCase("NET-POL-009")]
    public void Where_a_service_was_not_given_nothing_is_tried(string id)
    {
        var service = World.Control(id).Needs.Select(need => need.Service).OfType<string>().ShouldHaveSingleItem();
        (Worlds.Subject with { Services = new Dictionary<string, string> { [service] = "10.0.0.1:1" } }).Steps(id)
            .ShouldHaveSingleItem();
        (Worlds.Subject with { Services = new Dictionary<string, string>() }).Steps(id).ShouldBeEmpty();
    }

    [Test]
    public void A_token_that_may_not_be_read_is_not_absent() =>
        World.Judge("ISO-TOK-001", Worlds.Subject.Answering("openat", new Answer { Value = -1, Errno = Errno.EACCES }),
            Worlds.Twin).Verdict.ShouldBe(Verdict.Error);

    [Test]
    public void Of_a_token_the_probe_reads_no_more_than_three_bytes() =>
        Worlds.Subject.Steps("ISO-TOK-001").ShouldHaveSingleItem().Calls.SelectMany(call => call.Arguments)
            .Sum(argument => argument.Out ?? 0).ShouldBe(3);
}
