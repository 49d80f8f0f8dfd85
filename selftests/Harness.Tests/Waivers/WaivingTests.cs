using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Waivers;
using Validation.Protocol;
using Validation.Results;

namespace Validation.Harness.Tests.Waivers;

/// <summary>What a waiver does to verdicts, and what becomes of it.</summary>
public sealed class WaivingTests
{
    private const string Id = "RUN-SET-002";

    private static readonly DateOnly Today = new(2026, 11, 22);

    [Test]
    public void A_failure_that_matches_is_waived_and_says_who_why_until_when_and_what_was_seen()
    {
        var (results, records) = Apply([Result(Verdict.Fail)], Waiver("2027-01-31"));

        var waived = results.ShouldHaveSingleItem();
        waived.Verdict.ShouldBe(Verdict.Waived);
        waived.Reason.ShouldBe("waived until 2027-01-31 by the owner: it is needed. What was seen: the root was writable");
        waived.Waiver.ShouldBe(records.ShouldHaveSingleItem());
        records[0].State.ShouldBe(WaiverState.InForce);
        Books.Count(results).Closes.ShouldBeTrue();
    }

    [TestCase(Verdict.Pass)]
    [TestCase(Verdict.Error)]
    [TestCase(Verdict.NotApplicable)]
    public void Nothing_but_a_failure_is_waived(Verdict verdict)
    {
        var (results, records) = Apply([Result(verdict)], Waiver("2027-01-31"));

        results.ShouldHaveSingleItem().ShouldBe(Result(verdict));
        records[0].State.ShouldBe(WaiverState.Unmatched);
    }

    [Test]
    public void A_row_is_split_where_only_some_of_its_nodes_match()
    {
        var whole = Result(Verdict.Fail) with { Nodes = ["a-1", "b-1", "b-2"] };

        var (results, records) = Apply([whole], Waiver("2027-01-31", new WaiverScope { Node = "b-*" }));

        results.Select(result => (result.Verdict, string.Join(' ', result.Nodes)))
            .ShouldBe([(Verdict.Fail, "a-1"), (Verdict.Waived, "b-1 b-2")]);
        results[1].Reason.ShouldEndWith("(as seen on node a-1, which ended alike)");
        results.Sum(result => result.Count).ShouldBe(3);
        records[0].State.ShouldBe(WaiverState.InForce);
    }

    [TestCase("runtime", "runsc", true)]
    [TestCase("runtime", "runc", false)]
    [TestCase("engine", "oci", true)]
    [TestCase("engine", "docker", false)]
    [TestCase("target", "host-1", true)]
    [TestCase("target", "host", false)]
    [TestCase("node", "*", false)]
    public void A_waiver_holds_within_its_scope_and_is_silent_elsewhere(string member, string value, bool holds)
    {
        var scope = new WaiverScope
        {
            Runtime = member == "runtime" ? value : null, Engine = member == "engine" ? value : null,
            Target = member == "target" ? value : null, Node = member == "node" ? value : null,
        };

        var (results, records) = Apply([Result(Verdict.Fail)], Waiver("2027-01-31", scope));

        results[0].Verdict.ShouldBe(holds ? Verdict.Waived : Verdict.Fail);
        records[0].State.ShouldBe(holds ? WaiverState.InForce : WaiverState.Elsewhere);
    }

    [Test]
    public void A_control_that_was_not_planned_leaves_its_waiver_alone() =>
        Apply([Result(Verdict.Fail) with { Control = "RUN-SET-001" }], Waiver("2027-01-31")).Records[0].State.ShouldBe(
            WaiverState.Elsewhere);

    [TestCase("2026-11-21", WaiverState.Expired, Verdict.Fail)]
    [TestCase("2026-11-22", WaiverState.ExpiresSoon, Verdict.Waived)]
    [TestCase("2026-12-22", WaiverState.ExpiresSoon, Verdict.Waived)]
    [TestCase("2026-12-23", WaiverState.InForce, Verdict.Waived)]
    public void The_day_decides(string expires, WaiverState state, Verdict verdict)
    {
        var (results, records) = Apply([Result(Verdict.Fail)], Waiver(expires));

        results[0].Verdict.ShouldBe(verdict);
        records[0].State.ShouldBe(state);
    }

    [Test]
    public void An_expired_waiver_is_named_in_the_failure_and_gives_way_to_one_that_holds()
    {
        Apply([Result(Verdict.Fail)], Waiver("2026-11-01")).Results[0].Reason.ShouldBe(
            "the root was writable (A waiver by the owner for this EXPIRED on 2026-11-01.)");
        Apply([Result(Verdict.Fail)], Waiver("2026-11-01"),
            Waiver("2027-01-01", new WaiverScope { Engine = "oci" })).Results[0].Verdict.ShouldBe(Verdict.Waived);
    }

    [TestCase("2026-11-01", Verdict.Fail, ExitCodes.Failed, ExitCodes.Failed, "a waiver is EXPIRED")]
    [TestCase("2026-11-01", Verdict.Pass, ExitCodes.NotMeasured, ExitCodes.Pass, "a waiver is EXPIRED")]
    [TestCase("2027-01-31", Verdict.Pass, ExitCodes.NotMeasured, ExitCodes.Pass, "a waiver is MATCHED BY NO FAILURE")]
    [TestCase("2026-12-01", Verdict.Fail, ExitCodes.Pass, ExitCodes.Pass, "a waiver is about to expire")]
    [TestCase("2027-01-31", Verdict.Fail, ExitCodes.Pass, ExitCodes.Pass, null)]
    public void A_stale_waiver_is_an_error_in_production_and_a_banner_elsewhere(string expires, Verdict verdict, int production,
        int development, string? banner)
    {
        var (results, records) = Apply([Result(verdict)], Waiver(expires));
        var summary = Books.Count(results);

        ExitCodes.Of(summary, records, Profile.Production).ShouldBe(production);
        ExitCodes.Of(summary, records, Profile.Development).ShouldBe(development);
        foreach (var profile in Enum.GetValues<Profile>())
        {
            var said = WaiverBanners.Of(records, profile);
            said.Count.ShouldBe(banner is null ? 0 : 1);
            said.ShouldAllBe(line =>
                line.StartsWith(banner!, StringComparison.Ordinal)
                    && line.Contains($"{Id} (everywhere) of the owner, until {expires}"));
        }
    }

    private static (IReadOnlyList<ControlResult> Results,
        IReadOnlyList<WaiverRecord> Records) Apply(IReadOnlyList<ControlResult> results, params Waiver[] waivers)
    {
        var waiving = new Waiving(waivers, Run, Today);
        return (waiving.Apply(results), waiving.Records(results));
    }

    private static Waiver Waiver(string expires, WaiverScope? scope = null) => new()
    {
        Control = Id, Scope = scope ?? new WaiverScope(), Owner = "the owner", Reason = "it is needed",
        Expires = DateOnly.ParseExact(expires, "yyyy-MM-dd"),
    };

    private static ControlResult Result(Verdict verdict) => new()
    {
        Control = Id, Title = "The root is read-only", Area = Area.Runtime, Subarea = "Settings", Severity = Severity.Medium,
        Verdict = verdict,
        Reason = "the root was writable", Why = "", Remedy = "", Subject = "subject", Evidence = [], References = [],
        Reproduce = "",
    };

    private static RunRecord Run { get; } = new()
    {
        Id = "r", Started = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero), Seconds = 1, Target = "host-1",
        Engine = "oci", Runtime = "runsc", Baseline = "runc",
        Profile = "production", Filter = "", Template = Print, Probe = Print, Catalogue = Print, Harness = "0", Banners = [],
        ExitCode = 0,
        Host = new HostRecord
        {
            Kernel = "6", OperatingSystem = "", Architecture = "", Cgroups = "v2", Processors = 1, MemoryBytes = 1, User = "root",
            Versions = new Dictionary<string, string>(),
        },
    };

    private static Fingerprint Print => new() { Name = "p", Sha256 = "00" };
}
