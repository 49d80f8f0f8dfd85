using System.Xml.Linq;
using Selftests.Support.Samples;
using Validation.Protocol;
using Validation.Reporting.Page.FirstPage;
using Validation.Reporting.Parts;
using Validation.Results;
using Answer = Validation.Reporting.Page.FirstPage.Answer;

namespace Reporting.Tests.Page;

/// <summary>Is it safe, what changed, what must be done, by whom.</summary>
public sealed class FirstPageTests
{
    private static readonly RunResults Waived = SampleRun.Run(0,
        [.. SampleRun.Pass.Results, SampleRun.Fail.Results.Single(result => result.Verdict == Verdict.Waived)]);

    private static readonly TestCaseData<RunResults>[] Answers =
    [
        Case("YES", SampleRun.Pass),
        Case("NO", SampleRun.Fail),
        Case("NOT SHOWN", SampleRun.Error),
        Case("NOT SHOWN", SampleRun.Pass with { Run = SampleRun.Pass.Run with { ExitCode = 2 } }),
        Case("NOT SHOWN", SampleRun.Pass with { Run = SampleRun.Pass.Run with { Runtime = "runc" } }),
        Case("NOT SHOWN", SampleRun.Pass with { Summary = SampleRun.Pass.Summary with { Pass = 4 } }),
        Case("NOT SHOWN", SampleRun.Run(0, [.. SampleRun.Fail.Results.Where(result => result.Verdict == Verdict.NotApplicable)])),
        Case("ONLY IN PART", SampleRun.Pass with { Run = SampleRun.Pass.Run with { Banners = ["no listener here"] } }),
        Case("ONLY IN PART", SampleRun.Pass with { Run = SampleRun.Pass.Run with { Filter = "ISO-*" } }),
        Case("YES, WITH EXCEPTIONS", Waived),
        Case("NOT EVERYWHERE", SampleRun.Pass with { Pods = Samples.Cluster(3, 3).Pods }),
        Case("NOT EVERYWHERE", SampleRun.Pass with { Nodes = Samples.Cluster(3, 3).Nodes }),
    ];

    [TestCaseSource(nameof(Answers))]
    public void The_answer_is_yes_only_where_nothing_speaks_against_it(RunResults results)
    {
        var expected = (string)TestContext.CurrentContext.Test.Properties.Get("answer")!;

        Answer.To(results).Word.ShouldBe(expected);
        First(Samples.Of(results)).Descendants("b").Select(Html.Words).First().ShouldBe(expected);
    }

    [Test]
    public void Proof_by_a_twin_is_claimed_only_where_every_pass_has_one()
    {
        var unproved = SampleRun.Pass with
        {
            Results = [SampleRun.Pass.Results[0] with { Twin = null }, .. SampleRun.Pass.Results.Skip(1)],
        };

        Answer.To(SampleRun.Pass).Because.ShouldContain("shown to see the exposure");
        Answer.To(unproved).Because.ShouldBe("As far as it was tested: all 5 controls that apply hold.");
    }

    [Test]
    public void A_failing_run_says_what_is_broken_what_to_do_and_by_whom()
    {
        var results = SampleRun.Fail with
        {
            Results = [
                .. SampleRun.Fail.Results.Select(result =>
                    result with { HeldBy = result.Control == "ISO-FS-001" ? Holder.Sandbox : Holder.Template }),
            ],
        };
        var words = Html.Words(First(Samples.Full with { Results = results }));

        words.ShouldContain("2 of 10 controls that apply do not hold (1 critical, 1 medium), and 2 could not be told.");
        words.ShouldContain("FAIL, critical Must hold and does not: A file of the host cannot be read ISO-FS-001");
        words.ShouldContain("Do: Run the workload under runsc without the flag that opens this");
        words.ShouldContain("By: Whoever installs and configures the runtime (runsc)");
        words.ShouldContain("By: Whoever writes the container or pod template");
        words.ShouldContain("Whoever runs this audit: 2 tasks");
        words.ShouldContain("Since 20 November 2026, 22:33 UTC: 2 regressed, 5 unchanged.");
        words.ShouldContain("Signed by: CN=nightly-audit, key SHA-256 3f1a");
        words.ShouldContain("11 planned = 5 + 2 + 2 + 1 + 1");
    }

    [Test]
    public void What_admission_lets_in_is_for_who_runs_the_cluster_and_not_for_who_writes_the_template()
    {
        var open = SampleControl.Of("RUN-ADM-001", "A pod without the class is refused", Area.Runtime, "Admission",
            Severity.Critical, Verdict.Fail, "it was accepted") with { HeldBy = Holder.Template };

        Html.Words(First(Samples.Of(SampleRun.Run(1, [open])))).ShouldContain("By: Whoever runs the cluster");
    }

    [Test]
    public void Failures_that_one_person_mends_in_one_way_are_one_task()
    {
        ControlResult Failing(string id, Holder holder) =>
            SampleControl.Of(id, id + " holds", Area.Isolation, "Files", Severity.High, Verdict.Fail, "seen") with
            {
                HeldBy = holder,
            };
        var tasks = Tasks.Of(SampleRun.Run(1,
            [Failing("ISO-A-001", Holder.Sandbox), Failing("ISO-A-002", Holder.Sandbox), Failing("ISO-A-003", Holder.Template)]));

        tasks.Select(task => task.Title).ShouldBe([
            "Must hold and does not: ISO-A-001 holds, and 1 more control with the same remedy",
            "Must hold and does not: ISO-A-003 holds",
        ]);
    }

    [Test]
    public void Without_a_signature_and_without_an_earlier_run_it_says_so()
    {
        var words = Html.Words(First(Samples.Of(SampleRun.Pass)));

        words.ShouldContain("Who signed Nobody. The bundle is not signed");
        words.ShouldContain("No earlier run of this target is known");
        words.ShouldContain("Nothing in this run asks for anything.");
    }

    [Test]
    public void Books_that_do_not_close_are_said_on_the_first_page() =>
        Html.Words(First(Samples.Of(SampleRun.Fail with { Results = [.. SampleRun.Fail.Results.Skip(1)] })))
            .ShouldContain("Note: THE BOOKS DO NOT CLOSE");

    private static XElement First(BundleInput input) => Html.Of(input).All("section").First();

    private static TestCaseData<RunResults> Case(string answer, RunResults results)
    {
        var data = new TestCaseData<RunResults>(results);
        data.SetProperty("answer", answer);
        return data;
    }
}
