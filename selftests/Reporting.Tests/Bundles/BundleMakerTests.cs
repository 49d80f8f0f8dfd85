using Reporting.Tests.Proof;
using Selftests.Support.Samples;
using Validation.Reporting.Bundles;
using Validation.Reporting.Parts;
using Validation.Reporting.Proof;
using Validation.Results;
using Validation.Results.Secrets;
using Validation.Results.Text;

namespace Reporting.Tests.Bundles;

public sealed class BundleMakerTests
{
    [Test]
    public async Task The_same_results_make_the_same_bytes_and_only_the_signature_differs()
    {
        using var keys = await Keys.MakeAsync();
        using var key = keys.Signing();
        using var one = await Made.BundleAsync(SampleRun.Fail, key);
        using var other = await Made.BundleAsync(SampleRun.Fail, key);
        var first = one.Digests;

        await one.AgainAsync(key);

        foreach (var again in new[] { one.Digests, other.Digests })
            again.Where(file => first[file.Key] != file.Value).Select(file => file.Key).ShouldBe([Attestation.Name]);
        one.Files.ShouldBe(first.Keys);
    }

    [Test]
    public async Task A_signed_bundle_does_not_lose_its_signature_by_the_way()
    {
        using var keys = await Keys.MakeAsync();
        using var key = keys.Signing();
        using var bundle = await Made.BundleAsync(SampleRun.Fail, key);
        var before = bundle.Digests;

        (await Should.ThrowAsync<SignedBundleException>(() => bundle.AgainAsync())).Message.ShouldContain("Give --sign-key");

        bundle.Digests.ShouldBe(before);
    }

    [Test]
    public async Task What_an_earlier_making_left_goes_and_what_is_somebody_elses_stays_and_is_named()
    {
        using var bundle = await Made.BundleAsync(SampleRun.Fail);
        File.WriteAllText(bundle.In("notes.txt"), "mine");
        ResultsFile.Write(bundle.Directory, SampleRun.Pass);

        await bundle.AgainAsync();

        bundle.Bundle.Strangers.ShouldBe(["notes.txt"]);
        Directory.Exists(bundle.In("evidence/ISO-FS-001")).ShouldBeFalse();
        Directory.Exists(bundle.In("evidence/ISO-DEV-001")).ShouldBeTrue();
    }

    [Test]
    public async Task Evidence_lies_by_control_and_arm_and_its_hash_is_the_files()
    {
        using var bundle = await Made.BundleAsync(SampleRun.Fail);
        var row = bundle.Bundle.Results.Results.Single(result => result.Control == "ISO-FS-001");

        foreach (var items in row.Evidence.GroupBy(item => item.Arm))
        {
            var file = $"{EvidenceFiles.Place(row, items.Key)}/evidence.json";
            file.ShouldBe($"evidence/ISO-FS-001/{items.Key}/evidence.json");
            (await bundle.ByHand("sha256sum", file)).ShouldStartWith(EvidenceFiles.Sha256(items) + " ");
        }
        bundle.Text("evidence/ISO-FS-001/subject/evidence.txt").ShouldSatisfyAllConditions(
            text => text.ShouldContain("tried  openat(AT_FDCWD, \"/proc/1/root/canary\", O_RDONLY)"),
            text => text.Where(char.IsControl).Distinct().ShouldBe(['\n']));
    }

    [Test]
    public void Nodes_that_end_differently_have_folders_of_their_own_until_they_are_too_many()
    {
        var row = SampleRun.Fail.Results.Single(result => result.Control == "ISO-FS-001");

        Paths(16).ShouldContain("evidence/ISO-FS-001/subject@node-07/evidence.json");
        Paths(16).Distinct().Count().ShouldBe(16 * 4);
        Paths(1000).ShouldBe(["evidence/ISO-FS-001/evidence.jsonl"]);
        var packed = Files(1000).Single().Bytes();
        System.Text.Encoding.UTF8.GetString(packed).Split('\n')[^2].ShouldContain("\"place\":\"baseline@node-999\"");

        IEnumerable<BundleFile> Files(int nodes) => EvidenceFiles.Of(new BundleInput
        {
            Results = SampleRun.Run(1, [.. Enumerable.Range(0, nodes).Select(node => row with { Nodes = [$"node-{node:00}"] })]),
            History = [],
        });
        IEnumerable<string> Paths(int nodes) => Files(nodes).Select(file => file.Path);
    }

    [TestCase("a", "a")]
    [TestCase("subject-mount@pool-a.eu", "subject-mount@pool-a.eu")]
    [TestCase("../../etc", "x..-..-etc-")]
    [TestCase("..", "x..-")]
    [TestCase("", "x-")]
    [TestCase("a b", "xa-b-")]
    public void A_name_is_one_harmless_part_of_a_path(string name, string expected)
    {
        SafeName.Of(name).ShouldStartWith(expected);
        SafeName.Of(name).ShouldNotContain("/");
        SafeName.Of(SafeName.Of(name)).ShouldBe(SafeName.Of(name));
    }

    [Test]
    public async Task A_secret_in_any_file_ends_the_making_without_being_shown()
    {
        var token = "gh" + "p_" + new string('a', 36);
        using var scratch = new Scratch();
        ResultsFile.Write(scratch.Path, SampleRun.Fail with
        {
            Results = [.. SampleRun.Fail.Results.Select(result => result with { Remedy = $"use {token}" })],
        });

        var found = await Should.ThrowAsync<SecretFoundException>(() =>
            new BundleMaker(null, null).MakeAsync(scratch.Path, TestContext.CurrentContext.CancellationToken));

        found.Message.ShouldStartWith("'results.json' of the report holds what looks like a secret (GitHub or GitLab token)");
        found.Message.ShouldNotContain(token);
        found.Message.ShouldNotContain('\n');
        File.Exists(scratch.In(Manifest.Name)).ShouldBeFalse();
    }
}
