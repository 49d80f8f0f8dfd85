using Validation.Harness.Runs;

namespace Validation.Harness.Tests.Cli;

/// <summary>
/// The command line as a user meets it: one clear line and the right exit code for bad input, nothing left after a kill.
/// </summary>
[NonParallelizable]
public sealed class CommandLineTests
{
    [TestCase("--engine podman", "validation: unknown engine 'podman' (from the command line); allowed: oci, docker")]
    [TestCase("--profile prod", "validation: unknown profile 'prod' (from the command line)")]
    [TestCase("--filter ISO-NONE", "validation: the filter 'ISO-NONE' matches no control")]
    [TestCase("--template /no/such.json", "validation: the template '/no/such.json' cannot be read")]
    [TestCase("--output /proc/no", "validation: the output directory '/proc/no/")]
    [TestCase("--probe /no/probe", "validation: the probe '/no/probe' does not exist")]
    [TestCase("--waivers /no/waivers.json", "validation: the waivers '/no/waivers.json' cannot be read")]
    [TestCase("--runtime kata", "validation: runtime (from the command line): no expectations exist for the runtime 'kata'")]
    [TestCase("--sign-key /no/key.pem", "validation: signKey (from the command line): there is no file '/no/key.pem'")]
    [TestCase("--signkey /etc/hostname", "validation: signKey /etc/hostname: the key is no EC private key in PEM")]
    [TestCase("--frobnicate", "validation: Unrecognized command or argument '--frobnicate'")]
    [TestCase("--engine", "validation: Required argument missing for option: '--engine'")]
    public async Task Bad_input_is_one_clear_line_and_exit_code_2(string switches, string expected)
    {
        var said = await CommandLine.RunAsync(["gate", .. switches.Split(' ')]);

        said.ExitCode.ShouldBe(ExitCodes.BadInput);
        said.Output.ShouldBeEmpty();
        said.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldStartWith(expected);
    }

    [Test]
    public async Task Doctor_finds_nothing_wrong_here()
    {
        var said = await CommandLine.RunAsync(["doctor"]);

        said.ExitCode.ShouldBe(ExitCodes.Pass, said.Output);
        said.Output.ShouldContain("✓ runsc:");
    }

    [Test]
    public async Task Doctor_names_a_missing_runtime_with_the_line_that_installs_it()
    {
        var said = await CommandLine.RunAsync(["doctor", "--runtime", "runsc-of-my-own"]);

        said.ExitCode.ShouldBe(ExitCodes.NotMeasured);
        said.Output.ShouldContain("the runtime 'runsc-of-my-own' is not installed");
        said.Output.ShouldContain("fix: ./run-suite.sh --install");
    }

    [Test]
    public async Task Reporting_a_directory_without_results_is_bad_input() =>
        (await CommandLine.RunAsync(["report", "/no/such/run"])).ShouldSatisfyAllConditions(
            said => said.ExitCode.ShouldBe(ExitCodes.BadInput),
            said => said.Errors.ShouldStartWith("validation: '/no/such/run' holds no results to report"));

    [TestCase("/no/old /no/new", "validation: '/no/old' holds no results to compare")]
    [TestCase("/no/old", "validation: Required argument 'new' missing for command: 'diff'")]
    public async Task Comparing_what_is_not_there_is_bad_input(string arguments, string expected)
    {
        var said = await CommandLine.RunAsync(["diff", .. arguments.Split(' ')]);

        said.ExitCode.ShouldBe(ExitCodes.BadInput);
        said.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldStartWith(expected);
    }
}
