using Selftests.Support.Samples;
using Validation.Protocol;
using Validation.Reporting.Diffs;
using Validation.Results;
using static Reporting.Tests.Diffs.Changed;

namespace Reporting.Tests.Diffs;

public sealed class CompareTests
{
    [TestCase(Verdict.Pass, Verdict.Fail, ChangeKind.Regressed, 1)]
    [TestCase(Verdict.Pass, Verdict.Error, ChangeKind.Regressed, 1)]
    [TestCase(Verdict.Pass, Verdict.Waived, ChangeKind.Regressed, 1)]
    [TestCase(Verdict.Waived, Verdict.Fail, ChangeKind.Regressed, 1)]
    [TestCase(Verdict.NotApplicable, Verdict.Fail, ChangeKind.Regressed, 1)]
    [TestCase(Verdict.Fail, Verdict.Error, ChangeKind.Regressed, 1)]
    [TestCase(Verdict.Error, Verdict.Fail, ChangeKind.New, 1)]
    [TestCase(Verdict.Fail, Verdict.Pass, ChangeKind.Fixed, 0)]
    [TestCase(Verdict.Error, Verdict.Pass, ChangeKind.Fixed, 0)]
    [TestCase(Verdict.Waived, Verdict.Pass, ChangeKind.Fixed, 0)]
    [TestCase(Verdict.Fail, Verdict.Waived, ChangeKind.Waived, 0)]
    [TestCase(Verdict.NotApplicable, Verdict.Pass, ChangeKind.New, 0)]
    [TestCase(Verdict.Pass, Verdict.NotApplicable, ChangeKind.Gone, 3)]
    [TestCase(Verdict.Error, Verdict.NotApplicable, ChangeKind.Gone, 0)]
    public void A_verdict_that_changed_has_its_kind_and_its_exit_code(Verdict before, Verdict after, ChangeKind kind, int exit)
    {
        var diff = Compare.Runs(Run(Control(before, "was so")), Run(Control(after, "is so")));

        var change = diff.Changes.ShouldHaveSingleItem();
        (change.Kind, change.Before, change.After).ShouldBe((kind, before, after));
        change.Because.ShouldContain("was so");
        change.Because.ShouldContain("is so");
        diff.Counts[kind].ShouldBe(1);
        Exit(diff).ShouldBe(exit);
    }

    [Test]
    public void The_same_run_twice_has_no_changes()
    {
        var diff = Compare.Runs(SampleRun.Fail,
            SampleRun.Fail.With(run => run with { Id = "20261122t223301-ffff", Seconds = 9 }));

        diff.Changes.ShouldBeEmpty();
        diff.Circumstances.ShouldBeEmpty();
        diff.Counts[ChangeKind.Unchanged].ShouldBe(SampleRun.Fail.Summary.Planned);
        Exit(diff).ShouldBe(0);
    }

    [Test]
    public void A_control_that_got_another_id_is_compared_with_itself_and_it_is_said([Values] bool youngerFirst)
    {
        var before = Control(Verdict.Pass);
        var after = before with
        {
            Control = "ISO-NODE-001",
            FormerIds = [Id],
            Evidence = [
                .. before.Evidence.Select(item =>
                    item with { Source = item.Source.Replace(Id, "ISO-NODE-001", StringComparison.Ordinal) }),
            ],
        };

        var diff = youngerFirst ? Compare.Runs(Run(after), Run(before)) : Compare.Runs(Run(before), Run(after));

        diff.Changes.ShouldBeEmpty();
        diff.Counts[ChangeKind.Unchanged].ShouldBe(1);
        diff.Circumstances.ShouldContain($"Controls have other ids since: {Id} is ISO-NODE-001.");
    }

    [Test]
    public void A_control_that_got_another_id_and_fails_now_has_regressed_under_the_id_of_today()
    {
        var change = Only(Control(Verdict.Pass), Control(Verdict.Fail) with { Control = "ISO-NODE-001", FormerIds = [Id] });

        (change.Kind, change.Control).ShouldBe((ChangeKind.Regressed, "ISO-NODE-001"));
    }

    [Test]
    public void Evidence_that_changed_under_one_verdict_says_where_and_how()
    {
        var after = Control(Verdict.Pass) with
        {
            Evidence = [
                .. Control(Verdict.Pass).Evidence.Select(item =>
                    item with { Fact = item.Fact! with { Answers = [new Answer { Value = -1, Errno = 13 }] } }),
            ],
        };

        var change = Only(Control(Verdict.Pass), after);

        change.Kind.ShouldBe(ChangeKind.EvidenceChanged);
        change.Because
            .ShouldStartWith($"subject, {Id}: before “openat → ok; read → ok \"Linux version 4.4.0\"”, now “openat → EACCES”; "
                + $"baseline, {Id}: before “openat → ok; read → ok”");
    }

    [Test]
    public void Another_reason_for_an_error_and_another_end_of_a_waiver_show()
    {
        Only(Control(Verdict.Error, "runsc is missing"), Control(Verdict.Error, "the probe died")).Because.ShouldBe(
            "the reason: before “runsc is missing”, now “the probe died”");
        Only(Control(Verdict.Waived), Control(Verdict.Waived) with { Waiver = Waiver(new DateOnly(2027, 6, 30)) }).Because
            .ShouldContain("until 2027-06-30");
    }

    [Test]
    public void A_control_that_came_or_went_says_why()
    {
        var one = Run(Control(Verdict.Pass));
        var two = Run(Control(Verdict.Pass), Control(Verdict.Fail) with { Control = "ISO-DEV-002" });

        var come = Compare.Runs(one, two);
        var gone = Compare.Runs(two, one.With(run => run with { Filter = Id }));

        (come.Changes.ShouldHaveSingleItem().Kind, Exit(come)).ShouldBe((ChangeKind.New, 1));
        (gone.Changes.ShouldHaveSingleItem().Kind, Exit(gone)).ShouldBe((ChangeKind.Gone, 3));
        gone.Changes[0].Because.ShouldBe($"The run 20261122t223301-0002 measured only '{Id}'. Before: fail: as it was seen");
        gone.Circumstances.ShouldContain($"The filter was none, everything was measured and is '{Id}'.");
    }

    [Test]
    public void Rows_of_nodes_are_compared_node_by_node_and_folded_again()
    {
        var before = Run(Control(Verdict.Pass) with { Nodes = ["a", "b", "c"] }, Control(Verdict.Fail) with { Nodes = ["d"] });
        var after = Run(Control(Verdict.Pass) with { Nodes = ["a", "d"] },
            Control(Verdict.Fail) with { Nodes = ["b", "c", "e"] });

        var diff = Compare.Runs(before, after);

        diff.Changes.Select(change => (change.Kind, string.Join(' ', change.Nodes))).ShouldBe(
            [(ChangeKind.Regressed, "b c"), (ChangeKind.New, "e"), (ChangeKind.Fixed, "d")]);
        (diff.Counts[ChangeKind.Regressed], diff.Counts[ChangeKind.New], diff.Counts[ChangeKind.Unchanged]).ShouldBe((2, 1, 1));
    }

    [Test]
    public void A_row_that_is_cut_otherwise_and_ended_alike_is_unchanged() =>
        Compare.Runs(Run(Control(Verdict.Pass) with { Nodes = ["a", "b"] }), Run(Control(Verdict.Pass) with { Nodes = ["a"] },
            Control(Verdict.Pass) with { Nodes = ["b"] }))
            .Changes.ShouldBeEmpty();

    [Test]
    public void Evidence_of_rows_is_compared_where_it_is_the_same_node_s()
    {
        ControlResult Row(string node, string saw) => Control(Verdict.Pass) with
        {
            Nodes = ["a", "b"], Subject = $"subject@{node}",
            Evidence = [new Evidence { Arm = $"subject@{node}", Source = "host", Saw = saw }],
        };

        Only(Row("a", "kernel 6.1"), Row("a", "kernel 6.5")).ShouldSatisfyAllConditions(
            change => change.Kind.ShouldBe(ChangeKind.EvidenceChanged),
            change => change.Nodes.ShouldBe(["a", "b"]),
            change => change.Because.ShouldBe("subject@a, host: before “kernel 6.1”, now “kernel 6.5”"));
        Compare.Runs(Run(Row("a", "kernel 6.1")), Run(Row("b", "kernel 6.5"))).Changes.ShouldBeEmpty();
    }

    [Test]
    public void Another_family_of_runtime_makes_every_control_incomparable_and_another_path_none()
    {
        var before = Run(Control(Verdict.Pass));
        var fails = Run(Control(Verdict.Fail));

        var family = Compare.Runs(before, fails.With(run => run with { Runtime = "runc" }));
        var stayed = Compare.Runs(before, before.With(run => run with { Runtime = "runc" }));
        var path = Compare.Runs(before, fails.With(run => run with { Runtime = "/opt/runsc" }));

        (family.Changes.ShouldHaveSingleItem().Kind, Exit(family)).ShouldBe((ChangeKind.Incomparable, 3));
        family.Changes[0].Because.ShouldStartWith(
            "another runtime was judged: runsc (gVisor) before, runc (runc) now. Before, pass: ");
        (stayed.Changes.ShouldHaveSingleItem().Kind, Exit(stayed)).ShouldBe((ChangeKind.Incomparable, 0));
        (path.Changes.ShouldHaveSingleItem().Kind, Exit(path)).ShouldBe((ChangeKind.Regressed, 1));
        path.Circumstances[0].ShouldBe("The runtime under test was runsc and is /opt/runsc.");
    }

    [Test]
    public void Another_template_explains_a_verdict_that_changed_and_hides_none_that_stayed()
    {
        RunRecord Other(RunRecord run) =>
            run with { Template = new Fingerprint { Name = "own.json", Sha256 = new string('0', 64) } };

        var changed = Compare.Runs(Run(Control(Verdict.Pass)), Run(Control(Verdict.Fail)).With(Other));
        var stayed = Compare.Runs(Run(Control(Verdict.Pass)), Run(Control(Verdict.Pass)).With(Other));

        (changed.Changes.ShouldHaveSingleItem().Kind, Exit(changed)).ShouldBe((ChangeKind.Incomparable, 3));
        changed.Changes[0].Because.ShouldStartWith(
            "another template was launched: hardened (SHA-256 9f86d081884c…) before, own.json (SHA-256 000000000000…) now");
        stayed.Changes.ShouldBeEmpty();
        stayed.Circumstances.ShouldHaveSingleItem().ShouldStartWith("The template was hardened");
    }

    [Test]
    public void Another_meaning_or_another_way_of_probing_is_no_regression()
    {
        var otherTitle = Only(Control(Verdict.Pass), Control(Verdict.Pass) with { Title = "Devices are few" });
        var otherCalls = Only(Control(Verdict.Pass), Control(Verdict.Fail) with
        {
            Evidence = [.. Control(Verdict.Fail).Evidence.Select(item => item with { Tried = "stat(\"/dev\")" })],
        });

        otherTitle.Because.ShouldStartWith(
            "the control says something else: “The host's devices are not in /dev” before, “Devices are few” now");
        otherCalls.Because.ShouldStartWith("the control is probed by other calls than before");
        new[] { otherTitle.Kind, otherCalls.Kind }.ShouldAllBe(kind => kind == ChangeKind.Incomparable);
    }

    [Test]
    public void Circumstances_name_what_differs_as_a_whole()
    {
        var before = Run(Control(Verdict.Pass)) with { Nodes = [Node("a", "6.1"), Node("b", "6.1"), Node("c", "6.1")] };
        var after = Run(Control(Verdict.Pass) with { Severity = Severity.Low }) with
        {
            Nodes = [Node("a", "6.5"), Node("b", "6.5"), Node("d", "6.5")],
        };
        after = after.With(run => run with
        {
            Started = run.Started.AddDays(-1), Id = "x", Probe = new Fingerprint { Name = "probe", Sha256 = "00" },
            Host = run.Host with
            {
                Kernel = "6.5",
                Versions = new Dictionary<string, string> { ["runc"] = "runc version 1.1.5+ds1", ["runsc"] = "2025" },
            },
        });

        Compare.Runs(before, after).Circumstances.ShouldBe(
        [
            "The run given as the old one is the younger of the two.",
            "The probe was probe linux-x64 (SHA-256 9f86d081884c…) and is probe (SHA-256 00…).",
            "The host's kernel was 6.1.0-18-amd64 and is 6.5.",
            "The version of the runtime under test was runsc version release-20240729.0 and is 2025.",
            "The severity of ISO-DEV-001 was high and is low.",
            "The cluster has lost node c.",
            "The cluster has gained node d.",
            "Of 2 nodes (a, b) the kernel was 6.1 and is 6.5.",
        ]);
    }

    [Test]
    public void The_worst_comes_first_and_the_file_has_the_same_bytes_again()
    {
        ControlResult Numbered(string id, Severity severity, Verdict verdict) =>
            Control(verdict) with { Control = id, Severity = severity };
        var before = Run(Numbered("A-1", Severity.Low, Verdict.Pass), Numbered("B-1", Severity.High, Verdict.Pass),
            Numbered("C-1", Severity.Critical, Verdict.Fail), Numbered("D-1", Severity.High, Verdict.Pass));
        var after = Run(Numbered("A-1", Severity.Low, Verdict.Fail), Numbered("B-1", Severity.High, Verdict.Fail),
            Numbered("C-1", Severity.Critical, Verdict.Pass), Numbered("D-1", Severity.High, Verdict.Error));

        var diff = Compare.Runs(before, after);
        using var scratch = new Scratch();
        File.WriteAllText(scratch.In(DiffFile.Name), DiffFile.Text(diff));

        diff.Changes.Select(change => change.Control).ShouldBe(["B-1", "A-1", "D-1", "C-1"]);
        DiffFile.Text(Compare.Runs(before, after)).ShouldBe(DiffFile.Text(diff));
        DiffFile.Text(DiffFile.Read(scratch.In(DiffFile.Name))).ShouldBe(DiffFile.Text(diff));
        DiffFile.Text(diff).ShouldContain("\"evidenceChanged\": 0");
    }

    private static NodeRecord Node(string name, string kernel) => new()
    {
        Name = name, Probed = true, Kernel = kernel, OperatingSystem = "Debian", ContainerRuntime = "containerd://1.6.20",
        Kubelet = "v1.26", Sandbox = "4.4.0",
    };
}
