using Selftests.Support.Samples;
using Validation.Controls;
using Validation.Protocol;
using Validation.Results;
using Validation.Results.Claims;

namespace Results.Tests.Claims;

public sealed class MeasuredClaimsTests
{
    /// <summary>Stated by two controls.</summary>
    private static readonly GuideClaim Filtered = ClaimsLedger.All.Single(claim => claim.Id == "CLM-007");

    private static IEnumerable<TestCaseData> Findings =>
    [
        Case("confirmed", "held, and the twin showed what it is without: RUN-ID-002, RUN-ID-003", Verdict.Pass, Verdict.Pass),
        Case("refuted", "RUN-ID-003: as it was seen", Verdict.Pass, Verdict.Fail),
        Case("refuted", "RUN-ID-003: as it was seen", Verdict.Error, Verdict.Fail),
        Case("refuted", "RUN-ID-002: as it was seen", Verdict.Waived, Verdict.Pass),
        Case("not measurable here", "RUN-ID-003: as it was seen", Verdict.Pass, Verdict.Error),
        Case("not measurable here", "RUN-ID-002: as it was seen", Verdict.NotApplicable, Verdict.Pass),
    ];

    [Test]
    public void The_ledger_has_its_claims_without_a_gap() =>
        ClaimsLedger.All.Select(claim => claim.Id).ShouldBe(Enumerable.Range(1, 37).Select(number => $"CLM-{number:000}"));

    [Test]
    public void What_states_a_claim_are_controls_of_the_catalogue() =>
        ClaimsLedger.All.SelectMany(claim => claim.Controls).Except(AllControls.InOrder.Select(control => control.Id))
            .ShouldBeEmpty();

    [TestCaseSource(nameof(Findings))]
    public void A_claim_is_what_became_of_all_its_controls(string finding, string reason, Verdict[] verdicts)
    {
        var claim = MeasuredClaims.Of([.. Filtered.Controls.Zip(verdicts, Row)]).ShouldHaveSingleItem();

        claim.ShouldBe(new Claim { Id = "CLM-007", Text = Filtered.Text, Finding = finding, Reason = reason });
    }

    [Test]
    public void One_node_that_differs_refutes_it()
    {
        var alike = Filtered.Controls.Select(control => Row(control, Verdict.Pass));

        MeasuredClaims.Of([.. alike, Row("RUN-ID-003", Verdict.Fail)]).ShouldHaveSingleItem().Finding.ShouldBe("refuted");
    }

    [Test]
    public void A_claim_of_which_a_part_was_not_judged_is_not_spoken_of() =>
        MeasuredClaims.Of([Row("RUN-ID-002", Verdict.Fail)]).ShouldBeEmpty();

    private static ControlResult Row(string control, Verdict verdict) =>
        SampleControl.Of(control, "It holds", Area.Runtime, "Identity", Severity.High, verdict, "as it was seen");

    private static TestCaseData Case(string finding, string reason, params Verdict[] verdicts) =>
        new TestCaseData(finding, reason, verdicts).SetArgDisplayNames([finding, .. verdicts.Select(verdict => $"{verdict}")]);
}
