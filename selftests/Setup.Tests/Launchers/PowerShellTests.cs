namespace Setup.Tests.Launchers;

/// <summary>PowerShell itself is no dependency of the tests, so its launchers are read, not run.</summary>
public sealed class PowerShellTests
{
    [TestCase("run-suite.ps1")]
    [TestCase("run-tests.ps1")]
    public void A_PowerShell_launcher_is_well_formed_and_strict(string launcher)
    {
        var script = File.ReadAllText(Repository.PathOf(launcher));

        PowerShellTokens.Fault(script).ShouldBeNull();
        script.ShouldContain("Set-StrictMode -Version 3.0");
        script.ShouldContain("$ErrorActionPreference = 'Stop'");
        script.ShouldContain("param([switch] $Install");
        script.TrimEnd().ShouldEndWith("exit $LASTEXITCODE");
        script.ShouldNotContain("\r");
    }

    [TestCase("if ($a) { 'x' ", "missing }")]
    [TestCase("@('a', \"b)", "a string opened by \" at 7 never ends")]
    [TestCase("f } # {", "unexpected } at 2")]
    public void The_reader_sees_a_script_that_cannot_parse(string script, string fault) =>
        PowerShellTokens.Fault(script).ShouldBe(fault);

    [TestCase("fixtures/install/install.sh")]
    [TestCase("dotnet build Validation.sln -c Release -v quiet -nologo")]
    [TestCase("src/Validation.Cli/bin/Release/net10.0/validation.dll")]
    [TestCase("--install")]
    public void Both_launchers_of_the_gate_do_the_same(string part)
    {
        File.ReadAllText(Repository.PathOf("run-suite.sh")).ShouldContain(part);
        File.ReadAllText(Repository.PathOf("run-suite.ps1")).ShouldContain(part);
    }
}
