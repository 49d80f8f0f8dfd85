using System.Text.Json.Nodes;
using Validation.Controls;
using Validation.Controls.Catalogue;
using Validation.Harness.Engines;
using Validation.Harness.Engines.Workloads;
using Validation.Harness.Settings;
using Validation.Harness.Tests.Runs;
using Validation.Results;

namespace Validation.Harness.Tests.Needs;

/// <summary>What a launch has to be, proved by launching for real what is otherwise.</summary>
[NonParallelizable]
public sealed class WithheldFromLaunchesTests
{
    internal static IReadOnlyList<Need> Needs { get; } = [Need.OwnRoot, Need.Unmasked, Need.NoNetwork];

    /// <summary>An image's usual root: no link out, no set-user-ID program, and accounts that begin as the host's do.</summary>
    [Test]
    public async Task In_an_images_root_exactly_the_controls_that_need_the_harnesss_own_are_judged_otherwise()
    {
        const string Image = """
            rm -f "$bundle/rootfs/outside"; chmod u-s "$bundle/rootfs/probe-setuid"; cp /etc/passwd "$bundle/rootfs/etc/passwd"
            """;
        using RuntimeWithout runc = new("runc", Image), runsc = new("runsc", Image);

        var outcomes = await GateArms.LaunchAsync(
            Measuring.Controls, TestContext.CurrentContext.CancellationToken,
            (Setting.Runtime, runsc.Path), (Setting.Baseline, runc.Path));

        Measuring.Otherwise(Measuring.Controls, await Measuring.OutcomesAsync(), outcomes).ShouldBeOf(Need.OwnRoot);
    }

    /// <summary>As engines mask their containers (runtime-spec, config-linux.md, maskedPaths and readonlyPaths).</summary>
    [Test]
    public async Task With_masked_twins_exactly_the_controls_that_need_them_unmasked_cannot_be_told()
    {
        var hardened = JsonNode.Parse(Templates.Text("oci/hardened.json"))!["linux"]!;
        var masks = string.Concat(
            ((string[])["maskedPaths", "readonlyPaths"]).Select(name => $"\"{name}\": {hardened[name]!.ToJsonString()}, "));
        using var masked = new RuntimeWithout("runc", $$"""sed -i 's#^  "linux": {#&{{masks}}#' "$bundle/config.json" """);

        var outcomes = await GateArms.LaunchAsync(
            Measuring.Controls, TestContext.CurrentContext.CancellationToken, (Setting.Baseline, masked.Path));

        var judged = Measuring.Otherwise(Measuring.Controls, await Measuring.OutcomesAsync(), outcomes);
        judged.ShouldAllBe(pair => pair.Now.Verdict == Verdict.Error);
        judged.ShouldBeOf(Need.Unmasked);
    }

    /// <summary>
    /// In the host's network the statement is false, and that is found: it is about a launch without one. Launched with all
    /// rights, so that nothing but the network is in the way, and only what the opened twin tries in the host's network anyway.
    /// </summary>
    [Test]
    public async Task In_a_network_exactly_the_controls_that_need_none_are_judged_otherwise()
    {
        // They are about the sharing itself; the second, since abstract sockets belong to a network namespace (unix(7)).
        string[] ofSharing = ["RUN-ASK-005", "ISO-SOCK-002"];
        Control[] controls =
            [.. Measuring.Controls.Where(control => control is { Twin: Twin.Opened, Variation: Variation.None })];

        var alone = await LaunchAsync(controls, ["pid", "mount", "ipc", "uts", "network"]);
        var sharing = await LaunchAsync(controls, ["pid", "mount", "ipc", "uts"]);

        var judged = Measuring.Otherwise(controls, alone, sharing, RuntimeKind.Runc);
        judged.ShouldAllBe(pair => pair.Now.Verdict == Verdict.Fail);
        judged.ShouldBeOf(Need.NoNetwork, ofSharing);
    }

    private static async Task<IReadOnlyList<Arms.ArmOutcome>> LaunchAsync(
        IReadOnlyList<Control> controls, IReadOnlyList<string> namespaces)
    {
        JsonArray Available() => [.. CapabilitySet.Available().Select(name => JsonValue.Create(name))];
        var fragment = new JsonObject
        {
            ["process"] = new JsonObject
            {
                ["capabilities"] = new JsonObject
                {
                    ["bounding"] = Available(), ["effective"] = Available(),
                    ["permitted"] = Available(), ["inheritable"] = Available(),
                },
            },
            ["linux"] = new JsonObject
            {
                ["namespaces"] = new JsonArray([.. namespaces.Select(type => new JsonObject { ["type"] = type })]),
            },
        };
        using var scratch = new Scratch();
        var template = scratch.Write("template.json", fragment.ToJsonString());
        return await GateArms.LaunchAsync(
            controls, TestContext.CurrentContext.CancellationToken, (Setting.Runtime, "runc"), (Setting.Template, template));
    }
}
