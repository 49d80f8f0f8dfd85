using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Fingerprints;

/// <summary>
/// What was run, with what, and where: enough to repeat it, and to tell whether two reports speak of the same things.
/// </summary>
internal static class FingerprintSection
{
    private const int MostArms = 40;

    public static Node Of(BundleInput input)
    {
        var run = input.Results.Run;
        return Node.Of(
            DataTable.Of("Environment fingerprint", ["What", "Value"], [
                ["Run", $"{run.Id}, begun {When.Minute(run.Started)}, {Number.Plain(run.Seconds)} seconds"],
                ["Target", run.Target],
                ["Runtime under test", Runtime(run, run.Runtime)],
                ["Baseline", Runtime(run, run.Baseline)],
                ["Engine and profile", $"{run.Engine}, {run.Profile}"],
                ["Filter", run.Filter.Length == 0 ? "none: everything was measured" : run.Filter],
                ["Workload template", Print(run.Template)],
                ["Probe", Print(run.Probe)],
                ["Catalogue of controls", Print(run.Catalogue)],
                ["Harness", run.Harness],
                ["Machine",
                    $"{run.Host.OperatingSystem}, kernel {run.Host.Kernel}, {run.Host.Architecture}, "
                    + $"{Counted.Of(run.Host.Processors, "processor")}, " +
                    $"{Number.Plain(run.Host.MemoryBytes / (double)(1 << 30))} GiB, control groups {run.Host.Cgroups}, run "
                    + $"as {run.Host.User}"],
                .. run.Host.Versions.OrderBy(version => version.Key, StringComparer.Ordinal)
                    .Select(version => (IReadOnlyList<Node>)[$"Version of {version.Key}", version.Value]),
                .. Books.Banners(input.Results).Select(banner => (IReadOnlyList<Node>)["Said loudly by the run", banner]),
            ]),
            H3("Launches"),
            P("Every probe ran in one of these launches (“arms”). The command is as a person could repeat it."),
            DataTable.Of("Launches of this run",
                ["Arm", "What it is for", "Runtime", "#Facts", "#Seconds", "How it ended", "Command or request"],
                input.Results.Arms.Take(MostArms).Select(arm => (IReadOnlyList<Node>)
                [
                    arm.Node is null ? arm.Name : $"{arm.Name} on {arm.Node}",
                    arm.Purpose,
                    arm.Runtime,
                    Number.Grouped(arm.Facts),
                    Number.Plain(arm.Seconds),
                    Ending(arm),
                    Code(Short.Of(arm.Launch, 200)),
                ])),
            input.Results.Arms.Count <= MostArms
                ? Node.None
                : P($"… and {Counted.Of(input.Results.Arms.Count - MostArms, "more launch", "more launches")}, of which " +
                    $"{Number.Grouped(input.Results.Arms.Skip(MostArms).Count(arm => !arm.Complete))} did not complete: all are "
                    + "in results.json."));
    }

    private static string Runtime(RunRecord run, string name) =>
        run.Host.Versions.TryGetValue(name, out var version) ? $"{name}: {version}" : $"{name}: its version was not recorded";

    private static Node Print(Fingerprint print) => Node.Of(print.Name, ", SHA-256 ", Code(print.Sha256).Class("hash"));

    private static string Ending(ArmRecord arm) =>
        arm.Failure is { } failure ? $"FAILED: {Short.Of(failure, 300)}" : arm.Complete ? "complete" : "NOT COMPLETE";
}
