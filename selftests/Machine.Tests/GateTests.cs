using Validation.Results;

namespace Machine.Tests;

/// <summary>
/// The gate in a whole machine of today: systemd, all controllers of cgroup version 2, Debian trixie's Docker and runc.
/// </summary>
public sealed class GateTests
{
    /// <summary>What differs here from the gate on the machine that the tests run on, with the reason.</summary>
    private static readonly Dictionary<string, (Verdict Verdict, string Because)> Differing = new()
    {
        ["ISO-FILE-010"] = (Verdict.NotApplicable, "the hardened template mounts no directory of the host"),
    };

    [TestCase("oci", 113)]
    [TestCase("docker", 113)]
    public void Every_control_has_the_verdict_that_it_should_have_here(string gate, int atLeast)
    {
        var results = Guest.Results(gate);
        results.Results.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        var otherwise = results.Results
            .Where(result => result.Verdict != Expected(result.Control))
            .Select(result => $"{result.Control} {result.Verdict}: {result.Reason}");
        otherwise.ShouldBeEmpty();
        Guest.Text($"{gate}.exit").Trim().ShouldBe("0");
    }

    /// <summary>The kernel's own figures: memory.max and memory.peak, pids.max and pids.peak, cpu.max.</summary>
    [TestCase("oci")]
    [TestCase("docker")]
    [TestCase("crun")]
    [TestCase("systemd")]
    public void Limits_are_judged_by_the_files_of_version_2(string gate)
    {
        var reasons = Guest.Results(gate).Results.ToDictionary(
            result => result.Control, result => $"{result.Verdict}: {result.Reason}");
        foreach (var limit in (string[])["RUN-SET-003", "RUN-SET-004", "RUN-SET-005", "RUN-SET-006"])
            reasons[limit].ShouldStartWith("Pass: ");
        reasons["RUN-SET-003"].ShouldMatch("memory peak [0-9]{8,9} of 104857600 bytes");
        reasons["RUN-SET-004"].ShouldContain("of 104857600 bytes");
        reasons["RUN-SET-005"].ShouldContain("CPU limit 0.50");
        reasons["RUN-SET-006"].ShouldMatch("tasks peak [0-9]+ of 128");
    }

    [Test]
    public void Runtimes_that_are_told_so_leave_their_groups_to_systemd()
    {
        var results = Guest.Results("systemd").Results;
        results.ShouldAllBe(result => result.Verdict == Verdict.Pass);
        results.SelectMany(result => result.Evidence).ShouldContain(evidence => evidence.Saw.Contains("--systemd-cgroup"));
    }

    [Test]
    public void Docker_leaves_its_containers_groups_to_systemd_here() => Guest.Text("docker.txt").Trim().ShouldBe("systemd 2");

    [Test]
    public void Nothing_is_left_in_the_machine() => Guest.Text("left.txt").ShouldBeEmpty();

    private static Verdict Expected(string control) =>
        Differing.TryGetValue(control, out var known) ? known.Verdict : Verdict.Pass;
}
