using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Reporting.Results;

namespace Validation.Harness.Tests.Gates;

/// <summary>The gate on the real runtimes of this machine, and what holds each control.</summary>
[NonParallelizable]
public sealed class HonestGateTests
{
    [Test]
    public async Task Hardened_runsc_passes_and_every_pass_names_the_twin_that_showed_the_exposure()
    {
        var results = await GateRun.Measure();

        results.Results.Where(result => result.Verdict is Verdict.Fail or Verdict.Error).Select(result => $"{result.Control}: {result.Reason}").ShouldBeEmpty();
        results.Summary.Closes.ShouldBeTrue();
        results.Run.ExitCode.ShouldBe(ExitCodes.Pass);
        foreach (var result in results.Results.Where(result => result.Verdict == Verdict.Pass))
        {
            result.Twin.ShouldNotBeNull(result.Control).Exposed.ShouldBe(true, result.Control);
            result.Evidence.ShouldContain(item => item.Arm == result.Subject, result.Control);
            result.Evidence.ShouldContain(item => item.Arm == result.Twin!.Arm, result.Control);
        }
    }

    /// <summary>runc under the very same template tells what the sandbox holds from what the template holds.</summary>
    [Test]
    public async Task What_the_catalogue_says_holds_a_control_is_what_holds_it()
    {
        var results = await GateRun.Measure((Setting.Runtime, "runc"));
        var applicable = AllControls.InOrder.Where(control => control.Expect.WhyNotApplicable(RuntimeKind.Runc) is null).ToArray();

        results.With(Verdict.Fail).ShouldBe(applicable.Where(control => control.HeldBy == HeldBy.Sandbox).Select(control => control.Id), ignoreOrder: true);
        results.With(Verdict.Pass).ShouldBe(applicable.Where(control => control.HeldBy == HeldBy.Template).Select(control => control.Id), ignoreOrder: true);
        results.Run.ExitCode.ShouldBe(ExitCodes.Failed);
    }

    [Test]
    public async Task Disabled_gVisor_never_passes_in_production()
    {
        var results = await GateRun.Measure((Setting.DisableGVisor, "true"), (Setting.Profile, "production"));

        results.Run.ExitCode.ShouldBe(ExitCodes.Failed);
        results.Run.Banners.ShouldContain(banner => banner.StartsWith("gVisor is DISABLED", StringComparison.Ordinal));
    }
}
