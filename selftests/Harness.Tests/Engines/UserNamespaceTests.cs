using System.Text.Json.Nodes;
using Validation.Harness.Arms;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Oci;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Runs;
using Validation.Harness.Settings;
using Validation.Harness.Staging;
using Validation.Harness.State;
using Validation.Harness.Waiting;
using Validation.Results;

namespace Validation.Harness.Tests.Engines;

/// <summary>
/// A template that maps users: its container's root is an ordinary user of the host, who has to get to the root file system,
/// where no other user of the host may come, as there lies a copy of the probe with the set-user-ID bit.
/// </summary>
[NonParallelizable]
public sealed class UserNamespaceTests
{
    private const uint Mapped = 231_072;
    private const uint Stranger = 4_242;

    private Scratch scratch = null!;
    private string file = "";

    [SetUp]
    public void Write_a_template()
    {
        var template = (JsonObject)JsonNode.Parse(Templates.Text("oci/hardened.json"))!;
        template["linux"]!["namespaces"]!.AsArray().Add(new JsonObject { ["type"] = "user" });
        foreach (var mappings in (string[])["uidMappings", "gidMappings"])
            template["linux"]![mappings] = new JsonArray(
                new JsonObject { ["containerID"] = 0, ["hostID"] = Mapped, ["size"] = 65_536 });
        scratch = new Scratch();
        file = scratch.Write("template.json", template.ToJsonString());
    }

    [TearDown]
    public void Remove_it() => scratch.Dispose();

    [Test]
    public async Task The_gate_measures_a_sandbox_whose_users_are_mapped()
    {
        var results = await GateRun.Measure((Setting.Template, file));

        results.Wrong().ShouldBeEmpty();
        results.Run.ExitCode.ShouldBe(ExitCodes.Pass);
    }

    [Test]
    public async Task A_container_of_runc_with_mapped_users_is_measured()
    {
        var results = await GateRun.Measure((Setting.Template, file), (Setting.Runtime, "runc"), (Setting.Filter, "RUN-SET"));

        results.Wrong().ShouldBeEmpty();
    }

    [Test]
    public async Task Nobody_else_of_the_host_reaches_the_copies_with_the_set_user_ID_bit()
    {
        using var state = StateDirectory.Make(Clock.RunId(Clock.Now));
        var template = OciTemplate.Read(file, await File.ReadAllTextAsync(file, TestContext.CurrentContext.CancellationToken));
        var (mapped, plain) = (Write("subject", Role.Subject), Write("baseline", Role.Baseline));

        // The mapped user may execute its own arm's copy, which makes nobody but itself of it; everything else is closed to it,
        // and all of it to others.
        (await ReachesAsync(Mapped, mapped)).ShouldBeTrue();
        (await ReachesAsync(Mapped, plain)).ShouldBeFalse();
        (await ReachesAsync(Stranger, mapped)).ShouldBeFalse();
        (await ReachesAsync(Stranger, plain)).ShouldBeFalse();
        (await ListsAsync(Mapped, Path.GetDirectoryName(plain)!)).ShouldBeFalse();
        (await ListsAsync(Mapped, Path.Combine(state.Path, StateDirectory.Bundles))).ShouldBeFalse();
        (await new Command("stat", "--format=%u %a", mapped, plain).OutputAsync()).ShouldBe($"{Mapped} 4755\n0 4755\n");

        string Write(string arm, Role role)
        {
            var order = new LaunchOrder
            {
                Arm = arm, Role = role, Runtime = "runc", Mounts = [],
                ControlGroup = null, Stage = BareStage.For(template)
            };
            var bundle = OciEngine.Bundle(state.Path, arm, "/bin/true");
            bundle.Write(order, template);
            return Path.Combine(bundle.Directory, "rootfs" + ProbeRoot.SetUidProbePath);
        }
    }

    private static async Task<bool> ReachesAsync(uint user, string path) => await SucceedsAsync(user, "test", "-x", path);

    private static async Task<bool> ListsAsync(uint user, string path) => await SucceedsAsync(user, "ls", path);

    private static async Task<bool> SucceedsAsync(uint user, params string[] command) =>
        (await new Command("setpriv", ["--reuid", $"{user}", "--regid", $"{user}", "--clear-groups", .. command]).RunAsync())
            .ExitCode == 0;
}
