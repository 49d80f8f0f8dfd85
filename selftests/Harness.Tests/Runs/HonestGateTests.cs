using System.Text.Json.Nodes;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Reporting.Bundles;
using Validation.Results;

namespace Validation.Harness.Tests.Runs;

/// <summary>The gate on the real runtimes of this machine, and what holds each control.</summary>
[NonParallelizable]
public sealed class HonestGateTests
{
    [Test]
    public async Task Hardened_runsc_passes_and_every_pass_names_the_twin_that_showed_the_exposure()
    {
        var results = await GateRun.Measure();

        results.Wrong().ShouldBeEmpty();
        results.Summary.Closes.ShouldBeTrue();
        results.Run.ExitCode.ShouldBe(ExitCodes.Pass);
        await HoldsNoSecret(results);
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
        var applicable = AllControls.InOrder.Where(control => control.Expect.WhyNotApplicable(RuntimeKind.Runc) is null
            && !control.Needs.Contains(Need.TemplateMount)
            && Measurable.WhyNot(control, EngineFactory.Lacks("oci")) is null).ToArray();

        results.With(Verdict.Fail).ShouldBe(
            applicable.Where(control => control.HeldBy == HeldBy.Sandbox).Select(control => control.Id), ignoreOrder: true);
        results.With(Verdict.Pass).ShouldBe(
            applicable.Where(control => control.HeldBy == HeldBy.Template).Select(control => control.Id), ignoreOrder: true);
        results.Run.ExitCode.ShouldBe(ExitCodes.Failed);
        await HoldsNoSecret(results);
    }

    /// <summary>
    /// gVisor before 20250707 with directfs lets a workload write through a read-only mount: the finding must be judged where it
    /// matters.
    /// </summary>
    [Test]
    public async Task A_template_with_a_read_only_host_directory_is_judged_by_whether_it_stays_so()
    {
        using var scratch = new Scratch();
        var fragment = (JsonObject)JsonNode.Parse(Templates.Text("oci/hardened.json"))!;
        fragment["mounts"] = JsonNode.Parse("""
            [{"destination":"/proc","type":"proc","source":"proc"},
             {"destination":"/dev","type":"tmpfs","source":"tmpfs"},
             {"destination":"/repository","type":"bind","source":"/usr/share","options":["rbind","ro"]}]
            """);
        var template = scratch.Write("template.json", fragment.ToJsonString());

        var gvisor = await GateRun.Measure((Setting.Template, template), (Setting.Filter, "ISO-FILE-010"));
        var runc = await GateRun.Measure((Setting.Template, template), (Setting.Filter, "ISO-FILE-010"),
            (Setting.Runtime, "runc"));

        gvisor.With(Verdict.NotApplicable).ShouldBeEmpty();
        gvisor.With(Verdict.Error).ShouldBeEmpty();
        runc.With(Verdict.Pass).ShouldBe(["ISO-FILE-010"]);
    }

    [Test]
    public async Task Disabled_gVisor_never_passes_in_production()
    {
        var results = await GateRun.Measure((Setting.DisableGVisor, "true"), (Setting.Profile, "production"));

        results.Run.ExitCode.ShouldBe(ExitCodes.Failed);
        results.Run.Banners.ShouldContain(banner => banner.StartsWith("gVisor is DISABLED", StringComparison.Ordinal));
    }

    /// <summary>
    /// Nothing of a run on this machine looks like a secret: nothing was masked, and the bundle's scan finds none.
    /// </summary>
    private static async Task HoldsNoSecret(RunResults results)
    {
        using var scratch = new Scratch();
        (await File.ReadAllTextAsync(ResultsFile.Write(scratch.Path, results))).ShouldNotContain("[redacted ");
        await new BundleMaker(null, rendererCache: null).MakeAsync(scratch.Path, TestContext.CurrentContext.CancellationToken);
    }
}
