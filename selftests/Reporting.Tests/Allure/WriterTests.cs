using System.Text.Json;
using Selftests.Support.Samples;
using Validation.Protocol;
using Validation.Results;

namespace Reporting.Tests.Allure;

public sealed class WriterTests
{
    [TestCase("ISO-PROC-001", "passed", "/proc/version says")]
    [TestCase("RUN-UID-001", "failed", "getuid returned 0")]
    [TestCase("RUN-MEM-001", "broken", "Could not be told: the arm subject-memory failed")]
    [TestCase("ISO-SYS-001", "skipped", "Does not apply: the host's kernel")]
    [TestCase("NET-OUT-002", "skipped", "Waived: waived until 2027-01-31")]
    public void A_verdict_becomes_the_status_of_the_subject(string control, string status, string message)
    {
        using var written = new Written(SampleRun.Fail);

        written.Status(control, "runsc").ShouldBe(status);
        written.Message(control, "runsc").ShouldStartWith(message);
    }

    [TestCase("ISO-PROC-001", "failed", "Exposed without the sandbox: the host's own answer came back")]
    [TestCase("ISO-SYS-002", "passed", "Not exposed by plain runc either: EPERM")]
    [TestCase("RUN-UID-001", "skipped", "Could not be told under runc: the fact never came")]
    [TestCase("ISO-SYS-001", "skipped", "Not tried under runc")]
    [TestCase("NET-OUT-002", "skipped", "Not tried under runc; the exposure was looked for in the arm opened: an echo request")]
    public void What_was_seen_without_the_sandbox_becomes_the_status_of_the_baseline(string control, string status,
        string message)
    {
        using var written = new Written(SampleRun.Fail);

        written.Status(control, "runc").ShouldBe(status);
        written.Message(control, "runc").ShouldStartWith(message);
    }

    /// <summary>Issue 3: rows of one control that speak for other nodes once overwrote each other.</summary>
    [Test]
    public void Each_row_of_a_control_has_entries_of_its_own()
    {
        var control = SampleRun.Pass.Results[0];
        using var written = new Written(SampleRun.Run(1, [
            control with { Nodes = ["node-a", "node-b"] },
            control with { Nodes = ["node-c"], Verdict = Verdict.Fail },
        ]));

        written.Entries.Count.ShouldBe(4);
    }

    [Test]
    public void A_twin_under_the_baselines_runtime_stands_in_for_a_baseline_that_was_not_tried()
    {
        var control = SampleRun.Pass.Results[0] with { Baseline = null };
        using var written = new Written(SampleRun.Run(0, [control]));

        written.Message(control.Control, "runc").ShouldStartWith("Exposed without the sandbox: ");
    }

    [Test]
    public void Every_planned_control_has_an_entry_for_each_runtime_even_where_no_arm_was_launched()
    {
        var broken = SampleRun.WithControls(50) with { Arms = [] };
        broken = broken with
        {
            Results = [
                .. broken.Results.Select(control =>
                    control with { Verdict = Verdict.Error, Baseline = null, Twin = null, Evidence = [] }),
            ],
        };
        using var written = new Written(broken);

        written.Entries.GroupBy(entry => Written.Text(entry["testCaseId"]))
            .ShouldAllBe(sides =>
                sides.Count() == 2 && sides.Select(entry => Written.Text(entry["uuid"])).Distinct().Count() == 2);
        written.Entries.Count.ShouldBe(100);
        written.Entries.Count(entry => Written.Text(entry["status"]) == "broken").ShouldBe(50);
    }

    [Test]
    public void A_baseline_whose_arm_failed_is_broken_and_not_skipped()
    {
        var fails = SampleRun.Fail with
        {
            Arms = [
                SampleArms.Arm("baseline", "without the sandbox", "runc", 0) with
                {
                    Complete = false,
                    Failure = "runc: exec format error",
                },
            ],
        };
        using var written = new Written(fails);

        written.Status("RUN-UID-001", "runc").ShouldBe("broken");
        written.Message("RUN-UID-001", "runc")
            .ShouldBe("Could not be told, because the arm baseline failed: runc: exec format error");
    }

    [Test]
    public void Runtimes_of_the_same_name_and_names_that_Allure_refuses_are_still_told_apart()
    {
        var same = SampleRun.Pass with
        {
            Run = SampleRun.Pass.Run with { Runtime = "/opt/my runc/runc", Baseline = "/opt/my runc/runc" },
        };
        using var written = new Written(same);

        written.Entries.Select(entry => Written.Text(entry["parameters"]![0]!["value"])).Distinct().Order()
            .ShouldBe(["opt-my-runc-runc-baseline", "opt-my-runc-runc-subject"]);
    }

    [Test]
    public void Writing_again_writes_the_same_files_and_leaves_nothing_of_before()
    {
        using var scratch = new Scratch();
        var directory = scratch.In("allure-results");
        Validation.Reporting.Allure.AllureWriter.Write(SampleRun.Fail, directory);
        var before = Contents(directory);
        File.WriteAllText(Path.Combine(directory, "old-result.json"), "{}");

        Validation.Reporting.Allure.AllureWriter.Write(SampleRun.Fail, directory);

        Contents(directory).ShouldBe(before);
    }

    [Test]
    public void Labels_and_links_say_severity_area_verdict_and_where_a_control_comes_from()
    {
        using var written = new Written(SampleRun.Fail);

        written.Labels("ISO-FS-001", "runsc", "severity").ShouldBe(["blocker"]);
        written.Labels("RUN-MEM-001", "runsc", "severity").ShouldBe(["critical"]);
        written.Labels("RUN-UID-001", "runsc", "severity").ShouldBe(["normal"]);
        written.Labels("NET-OUT-002", "runsc", "severity").ShouldBe(["minor"]);
        written.Labels("NET-OUT-002", "runsc", "tag").ShouldBe(["SC-39", "T1611", "syscalls", "waived"]);
        written.Labels("ISO-FS-001", "runsc", "verdict").ShouldBe(["fail"]);
        written.Labels("ISO-FS-001", "runc", "verdict").ShouldBe(["baseline"]);
        written.Labels("ISO-FS-001", "runsc", "feature").ShouldBe(["Files"]);
        written.Labels("ISO-FS-001", "runsc", "epic").ShouldBe(["Isolation: what of the host can be seen or reached"]);
        written.Entry("ISO-FS-001", "runsc")["links"]!.AsArray().Select(link => Written.Text(link!["url"]))
            .ShouldContain("https://attack.mitre.org/techniques/T1611/");
    }

    [Test]
    public void Facts_are_attached_verbatim_with_the_line_that_measures_again_and_the_launches()
    {
        using var written = new Written(SampleRun.Fail);

        var attached = written.Attachments("ISO-FS-001", "runsc").ToDictionary(file => file.Name, file => file.Content);

        attached["How to measure this again"].ShouldBe(
            "./run-suite.sh --engine oci --runtime runsc --baseline runc --filter ISO-FS-001\n");
        attached["Launch of the arm subject"].ShouldContain("runsc --root /run/validation/20261121t223301-4f2a run");
        attached["Launch of the arm baseline"].ShouldContain("# baseline: the same probe under runc with a bare template");
        attached["Facts of the arm subject, verbatim"].ShouldContain(@"turned:\u202etxt.exe");
        using var facts = JsonDocument.Parse(attached["Facts of the arm subject, verbatim"]);
        facts.RootElement.GetArrayLength().ShouldBe(2);
        facts.RootElement[0].GetProperty("answers")[1].GetProperty("text").GetString()
            .ShouldBe(Hostile.Text.Replace('\ud800', '\ufffd'));
        facts.RootElement[0].GetProperty("ending").GetString().ShouldBe("returned");
    }

    [Test]
    public void No_two_entries_name_the_same_attachment_as_Allure_shows_a_file_only_once()
    {
        using var written = new Written(SampleRun.WithControls(50));

        var sources = written.Entries.SelectMany(entry => entry["attachments"]!.AsArray())
            .Select(file => Written.Text(file!["source"])).ToList();

        sources.Count.ShouldBeGreaterThan(300);
        sources.ShouldBeUnique();
    }

    [Test]
    public void Steps_name_the_twin_that_showed_the_exposure_and_then_the_subject()
    {
        using var written = new Written(SampleRun.Fail);

        var steps = written.Entry("ISO-PROC-001", "runsc")["steps"]!.AsArray();

        steps.Select(step => Written.Text(step!["status"])).ShouldBe(["passed", "passed"]);
        Written.Text(steps[0]!["name"])
            .ShouldBe("Twin baseline showed the exposure: the host's own answer came back for ISO-PROC-001");
        Written.Text(steps[1]!["name"]).ShouldStartWith("Subject: /proc/version says Linux 4.4.0");
        Written.Text(steps[1]!["steps"]![0]!["name"]).ShouldContain("→ “Linux version 4.4.0”");
        Written.Text(written.Entry("ISO-SYS-002", "runsc")["steps"]![0]!["status"]).ShouldBe("failed");
    }

    [Test]
    public void Nothing_that_a_sandbox_said_is_markup_or_a_control_character_of_a_page()
    {
        using var written = new Written(SampleRun.Fail);
        var entry = written.Entry("ISO-FS-001", "runsc");

        var html = Written.Text(entry["descriptionHtml"]);
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        foreach (var text in new[] { html, written.Message("ISO-FS-001", "runsc"), Written.Text(entry["steps"]![1]!["name"]) })
        {
            text.ShouldNotContain(letter => char.IsControl(letter) || letter == '\u202e');
            text.ShouldContain(@"\x1b[31mANSI");
            text.ShouldContain(@"nul:\0");
            text.ShouldContain(@"\u{202e}txt.exe");
        }
    }

    private static List<(string, string)> Contents(string directory) =>
        [
            .. Directory.GetFiles(directory).Order(StringComparer.Ordinal)
                .Select(file => (Path.GetFileName(file), File.ReadAllText(file))),
        ];
}
