using Validation.Harness.Runs;
using Validation.Results;

namespace Validation.Harness.Tests.Cli;

/// <summary>A real gate with a real key, and what an auditor does with what it leaves.</summary>
[NonParallelizable]
public sealed class BundleTests
{
    private Scratch scratch = null!;

    private string Bundle => new DirectoryInfo(scratch.In("out/latest")).ResolveLinkTarget(returnFinalTarget: true)!.FullName;

    [OneTimeSetUp]
    public async Task Measure_and_sign()
    {
        scratch = new Scratch();
        await Make_a_key("key.pem", "public.pem");
        await Make_a_key("other.pem", "other-public.pem");

        var said = await CommandLine.RunAsync(
            "gate", "--filter", "ISO-KERN-001,RUN-ASK-001", "--output", scratch.In("out"), "--sign-key", scratch.In("key.pem"));

        said.ExitCode.ShouldBe(ExitCodes.Pass, said.Output + said.Errors);
        said.Output.ShouldContain("Signed   by key SHA-256 ");
    }

    [OneTimeTearDown]
    public void Remove_all() => scratch.Dispose();

    [Test]
    public async Task It_is_whole_and_sha256sum_says_so_too()
    {
        Path.GetFileName(Bundle).ShouldMatch($"^[0-9]{{8}}t[0-9]{{6}}-{Environment.MachineName}-[0-9a-f]{{4}}$");
        string[] parts = ["allure", "attestation.dsse.json", "evidence", "history.json", "manifest.sha256", "results.json",
            "signer.pem"];
        parts.ShouldBeSubsetOf(Directory.GetFileSystemEntries(Bundle).Select(entry => Path.GetFileName(entry)!));
        await new Command("sha256sum", "--check", "--quiet", "manifest.sha256") { Directory = Bundle }.SucceedAsync();

        var said = await CommandLine.RunAsync("verify", Bundle, "--key", scratch.In("public.pem"));

        said.ExitCode.ShouldBe(ExitCodes.Pass, said.Output + said.Errors);
        said.Output.ShouldContain("✓ the signature is of the given key");
        said.Output.ShouldContain("· not checked: allure/");
    }

    [Test]
    public async Task Making_the_report_again_without_the_key_is_refused_in_one_line()
    {
        var said = await CommandLine.RunAsync("report", Bundle);

        said.ExitCode.ShouldBe(ExitCodes.BadInput);
        said.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain("Give --sign-key");
    }

    [Test]
    public async Task One_byte_another_key_and_an_extra_file_are_found()
    {
        (await CommandLine.RunAsync("verify", Bundle, "--key", scratch.In("other-public.pem"))).ExitCode.ShouldBe(
            ExitCodes.Failed);
        var touched = scratch.In("touched");
        await new Command("cp", "-r", Bundle, touched).SucceedAsync();

        var file = Path.Combine(touched, "evidence/ISO-KERN-001/subject/evidence.json");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        await File.WriteAllTextAsync(Path.Combine(touched, "note"), "");
        var said = await CommandLine.RunAsync("verify", touched);

        said.ExitCode.ShouldBe(ExitCodes.Failed);
        said.Output.ShouldContain(
            "✗ touched: evidence/ISO-KERN-001/subject/evidence.json was changed: its hash is not the manifest's");
        said.Output.ShouldContain("✗ touched: note is extra");
        said.Output.ShouldContain("· not checked: whose key it is");
    }

    [Test]
    public async Task A_secret_fails_the_report_with_one_line_that_does_not_show_it()
    {
        var results = ResultsFile.Read(Path.Combine(Bundle, ResultsFile.Name));
        var other = scratch.Made("secret");
        ResultsFile.Write(other, results with { Run = results.Run with { Banners = ["password=hunter2 was seen"] } });

        var said = await CommandLine.RunAsync("report", other);

        said.ExitCode.ShouldBe(ExitCodes.NotMeasured);
        said.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem()
            .ShouldStartWith("validation: 'results.json' of the report holds what looks like a secret (assigned secret)");
        (said.Output + said.Errors).ShouldNotContain("hunter2");
    }

    [Test]
    public async Task What_is_no_bundle_could_not_be_checked_and_what_is_not_there_is_bad_input()
    {
        (await CommandLine.RunAsync("verify", scratch.Made("empty"))).ExitCode.ShouldBe(ExitCodes.NotMeasured);
        foreach (var arguments in new[]
        {
            "verify /no/such/run", $"verify {scratch.Path} --key /no.pem", $"verify {scratch.Path} --key {scratch.Path}/key.pem",
            $"verify {scratch.Path} --key {scratch.Path}/public.pem --certificate x",
            $"verify {scratch.Path} --ca {scratch.Path}/public.pem",
        })
        {
            var said = await CommandLine.RunAsync(arguments.Split(' '));
            said.ExitCode.ShouldBe(ExitCodes.BadInput, arguments);
            said.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem(arguments).ShouldStartWith("validation: ");
        }
    }

    private async Task Make_a_key(string secret, string open)
    {
        await new Command("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", scratch.In(secret))
            .SucceedAsync();
        await new Command("openssl", "ec", "-in", scratch.In(secret), "-pubout", "-out", scratch.In(open)).SucceedAsync();
    }
}
