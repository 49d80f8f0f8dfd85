using System.Text.RegularExpressions;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Waivers;

namespace Validation.Harness.Tests.Waivers;

public sealed partial class WaiverFileTests
{
    private const string Good =
        """{"control":"RUN-SET-002","scope":{"runtime":"runsc","node":"pool-*"},"owner":"o","reason":"r","expires":"2027-01-31"}""";

    private static readonly DateOnly Today = new(2026, 11, 22);

    [Test]
    public void A_waiver_is_read_with_all_that_it_says()
    {
        var waiver = Parse(Good).ShouldHaveSingleItem();

        (waiver.Control, waiver.Owner, waiver.Reason, waiver.Until).ShouldBe(("RUN-SET-002", "o", "r", "2027-01-31"));
        waiver.Scope.ToString().ShouldBe("runtime runsc, node pool-*");
    }

    [Test]
    public void The_documented_example_is_read()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/waivers.md"));

        var waivers = WaiverFile.Parse(Example().Match(page).Groups[1].Value, "docs/waivers.md", Today);

        waivers.Select(waiver => waiver.Scope.ToString())
            .ShouldBe(["target eval-cluster, engine kubernetes, node pool-a-*", "everywhere"]);
    }

    [TestCase("\"owner\":\"o\",", "", "waiver 1 in 'w' lacks 'owner'")]
    [TestCase("\"reason\":\"r\",", "", "waiver 1 in 'w' lacks 'reason'")]
    [TestCase("\"reason\":\"r\"", "\"reason\":\"  \"", "waiver 1 in 'w': 'reason' has to be a text that is not empty")]
    [TestCase("\"owner\":\"o\"", "\"owner\":7", "waiver 1 in 'w': 'owner' has to be a text that is not empty")]
    [TestCase(",\"expires\":\"2027-01-31\"", "", "waiver 1 in 'w' lacks 'expires'")]
    [TestCase("2027-01-31", "31.1.2027", "waiver 1 in 'w': 'expires' is '31.1.2027'; it has to be a day, as in 2027-01-31")]
    [TestCase("2027-01-31", "2027-11-23",
        "waiver 1 in 'w' expires on 2027-11-23, which is more than a year ahead; the latest day allowed is 2027-11-22")]
    [TestCase("RUN-SET-002", "RUN-SET-999",
        "waiver 1 in 'w': the catalogue has no control 'RUN-SET-999'; `validation controls` lists them")]
    [TestCase("\"owner\"", "\"approver\":\"a\",\"owner\"",
        "waiver 1 in 'w' has the unknown member 'approver'; known: control, scope, owner, reason, expires")]
    [TestCase("\"node\"", "\"pod\"",
        "the scope of waiver 1 in 'w' has the unknown member 'pod'; known: runtime, engine, node, target")]
    [TestCase("\"scope\":{\"runtime\":\"runsc\",\"node\":\"pool-*\"},", "",
        "waiver 1 in 'w' lacks 'scope'; write {} if it is meant to hold everywhere")]
    [TestCase("{\"runtime\":\"runsc\",\"node\":\"pool-*\"}", "\"all\"", "the scope of waiver 1 in 'w' is no JSON object")]
    [TestCase("\"owner\":\"o\"", "\"owner\":\"o\",\"owner\":\"p\"", "the waivers 'w' are no JSON: ")]
    public void A_waiver_that_breaks_a_rule_is_refused_in_one_line(string part, string instead, string expected)
    {
        Good.ShouldContain(part);

        var message =
            Should.Throw<ConfigurationException>(() => Parse(Good.Replace(part, instead, StringComparison.Ordinal))).Message;

        message.ShouldStartWith(expected);
        message.ShouldNotContain('\n');
    }

    [TestCase("{}", "the waivers 'w' have to be a JSON array of objects")]
    [TestCase("[7]", "waiver 1 in 'w' is no JSON object")]
    [TestCase("[", "the waivers 'w' are no JSON: ")]
    [TestCase($"[{Good},{Good}]", "'w' has 2 waivers for RUN-SET-002 with the scope 'runtime runsc, node pool-*': keep one")]
    public void A_file_that_is_no_list_of_waivers_is_refused(string text, string expected) =>
        Should.Throw<ConfigurationException>(() => WaiverFile.Parse(text, "w", Today)).Message.ShouldStartWith(expected);

    [Test]
    public void A_waiver_by_an_id_of_before_is_the_controls_of_today_and_it_is_said()
    {
        var waivers = Parse(Good.Replace("RUN-SET-002", "ISO-PRC-002", StringComparison.Ordinal));

        waivers.ShouldHaveSingleItem().Control.ShouldBe("ISO-PID-002");
        FormerIds.SaidOfWaivers(waivers)
            .ShouldBe("waivers.json names controls as they were called before: ISO-PRC-002 is ISO-PID-002 now");
        FormerIds.SaidOfWaivers(Parse(Good)).ShouldBeNull();
    }

    [Test]
    public void Two_waivers_for_one_control_by_both_of_its_ids_are_two_waivers_for_one_control()
    {
        string Of(string id) => Good.Replace("RUN-SET-002", id, StringComparison.Ordinal);

        Should.Throw<ConfigurationException>(() => WaiverFile.Parse($"[{Of("ISO-PRC-002")},{Of("ISO-PID-002")}]", "w", Today))
            .Message.ShouldStartWith("'w' has 2 waivers for ISO-PID-002 with the scope");
    }

    [Test]
    public void The_last_day_allowed_is_a_year_from_today() =>
        Parse(Good.Replace("2027-01-31", "2027-11-22", StringComparison.Ordinal)).Count.ShouldBe(1);

    [Test]
    public void A_file_that_was_named_has_to_be_there_and_one_beside_the_settings_need_not()
    {
        Should.Throw<ConfigurationException>(() => WaiverFile.Read("/no/waivers.json", Today)).Message.ShouldStartWith(
            "the waivers '/no/waivers.json' cannot be read");
        WaiverFile.Read(null, Today).ShouldBeEmpty();
        WaiversBeside.Find("/no").ShouldBeNull();
    }

    private static IReadOnlyList<Waiver> Parse(string waiver) => WaiverFile.Parse($"[{waiver}]", "w", Today);

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
