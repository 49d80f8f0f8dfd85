using Validation.Harness.Processes;
using Validation.Harness.Runs;
using Validation.Results;

namespace Validation.Harness.Tests.Gates;

/// <summary>A real gate with a real key, and what an auditor does with what it leaves.</summary>
[NonParallelizable]
public sealed class BundleTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private string place = null!;

    private string Bundle => new DirectoryInfo(Path.Combine(place, "out/latest")).ResolveLinkTarget(returnFinalTarget: true)!.FullName;

    [OneTimeSetUp]
    public async Task Measure_and_sign()
    {
        place = Directory.CreateTempSubdirectory("validation-bundle-").FullName;
        foreach (var arguments in new[] { "ecparam -name prime256v1 -genkey -noout -out key.pem", "ec -in key.pem -pubout -out public.pem", "ecparam -name prime256v1 -genkey -noout -out other.pem", "ec -in other.pem -pubout -out other-public.pem" })
            (await Execution.RunInAsync(place, "openssl", arguments.Split(' '), Limit, TestContext.CurrentContext.CancellationToken)).Ensure("make a key");

        var said = await Run("gate", "--filter", "ISO-KERN-001,RUN-ASK-001", "--output", Path.Combine(place, "out"), "--sign-key", Path.Combine(place, "key.pem"));

        said.ExitCode.ShouldBe(ExitCodes.Pass, said.Output + said.Errors);
        said.Output.ShouldContain("Signed   by key SHA-256 ");
    }

    [OneTimeTearDown]
    public void Remove_all() => Directory.Delete(place, recursive: true);

    [Test]
    public async Task It_is_whole_and_sha256sum_says_so_too()
    {
        Path.GetFileName(Bundle).ShouldMatch($"^[0-9]{{8}}t[0-9]{{6}}-{Environment.MachineName}-[0-9a-f]{{4}}$");
        string[] parts = ["allure", "attestation.dsse.json", "evidence", "history.json", "manifest.sha256", "results.json", "signer.pem"];
        parts.ShouldBeSubsetOf(Directory.GetFileSystemEntries(Bundle).Select(entry => Path.GetFileName(entry)!));
        (await Execution.RunInAsync(Bundle, "sha256sum", ["--check", "--quiet", "manifest.sha256"], Limit, TestContext.CurrentContext.CancellationToken)).ExitCode.ShouldBe(0);

        var said = await Run("verify", Bundle, "--key", Path.Combine(place, "public.pem"));

        said.ExitCode.ShouldBe(ExitCodes.Pass, said.Output + said.Errors);
        said.Output.ShouldContain("✓ the signature is of the given key");
        said.Output.ShouldContain("· not checked: allure/");
    }

    [Test]
    public async Task Making_the_report_again_without_the_key_is_refused_in_one_line()
    {
        var said = await Run("report", Bundle);

        said.ExitCode.ShouldBe(ExitCodes.BadInput);
        said.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain("Give --sign-key");
    }

    [Test]
    public async Task One_byte_another_key_and_an_extra_file_are_found()
    {
        (await Run("verify", Bundle, "--key", Path.Combine(place, "other-public.pem"))).ExitCode.ShouldBe(ExitCodes.Failed);
        var touched = Path.Combine(place, "touched");
        (await Execution.RunInAsync(place, "cp", ["-r", Bundle, touched], Limit, TestContext.CurrentContext.CancellationToken))
            .Ensure("copy the bundle");

        var file = Path.Combine(touched, "evidence/ISO-KERN-001/subject/evidence.json");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        await File.WriteAllTextAsync(Path.Combine(touched, "note"), "");
        var said = await Run("verify", touched);

        said.ExitCode.ShouldBe(ExitCodes.Failed);
        said.Output.ShouldContain("✗ touched: evidence/ISO-KERN-001/subject/evidence.json was changed: its hash is not the manifest's");
        said.Output.ShouldContain("✗ touched: note is extra");
        said.Output.ShouldContain("· not checked: whose key it is");
    }

    [Test]
    public async Task A_secret_fails_the_report_with_one_line_that_does_not_show_it()
    {
        var results = ResultsFile.Read(Path.Combine(Bundle, ResultsFile.Name));
        var other = Directory.CreateDirectory(Path.Combine(place, "secret")).FullName;
        ResultsFile.Write(other, results with { Run = results.Run with { Banners = ["password=hunter2 was seen"] } });

        var said = await Run("report", other);

        said.ExitCode.ShouldBe(ExitCodes.NotMeasured);
        said.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldStartWith("validation: 'results.json' of the report holds what looks like a secret (assigned secret)");
        (said.Output + said.Errors).ShouldNotContain("hunter2");
    }

    [Test]
    public async Task What_is_no_bundle_could_not_be_checked_and_what_is_not_there_is_bad_input()
    {
        (await Run("verify", Directory.CreateDirectory(Path.Combine(place, "empty")).FullName)).ExitCode.ShouldBe(ExitCodes.NotMeasured);
        foreach (var arguments in new[] { "verify /no/such/run", $"verify {place} --key /no.pem", $"verify {place} --key {place}/key.pem", $"verify {place} --key {place}/public.pem --certificate x", $"verify {place} --ca {place}/public.pem" })
        {
            var said = await Run(arguments.Split(' '));
            said.ExitCode.ShouldBe(ExitCodes.BadInput, arguments);
            said.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem(arguments).ShouldStartWith("validation: ");
        }
    }

    private static Task<Execution> Run(params string[] arguments) => Execution.RunAsync(
        "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "validation.dll"), .. arguments], Limit, TestContext.CurrentContext.CancellationToken);
}
