namespace Validation.Harness.Settings;

/// <summary>
/// One thing that can be set. <c>engine</c> is <c>--engine</c> for the launcher, <c>VALIDATION_ENGINE</c> in the environment, the
/// test run parameter <c>engine</c> in .runsettings and <c>"engine"</c> in validation.json; the first of these that has it wins.
/// </summary>
public sealed record Setting(string Name, string Default, string Meaning, string? Variable = null)
{
    public static Setting Engine { get; } = new("engine", "oci", "oci (runc and runsc from a bundle, no daemon) or docker (the Engine's API)");

    public static Setting Runtime { get; } = new("runtime", "runsc", "the runtime under test: a name, or a path to its binary");

    public static Setting Baseline { get; } = new("baseline", "runc", "the runtime that shows what it looks like without the sandbox");

    public static Setting Template { get; } = new("template", "", "the platform's launch configuration: an OCI config.json fragment, or a ContainerCreate body");

    public static Setting Profile { get; } = new("profile", "development", "development, staging or production: how strict the gate is");

    public static Setting Filter { get; } = new("filter", "", "control ids, areas or severities, separated by commas");

    public static Setting Output { get; } = new("output", "artifacts", "the directory that the run's directory is made in");

    public static Setting Open { get; } = new("open", "false", "open the report in a browser at the end");

    public static Setting Probe { get; } = new("probe", "", "a probe that was built elsewhere, instead of building one");

    public static Setting RequireGVisor { get; } = new("requireGVisor", "false", "production's rule for gVisor's absence", "REQUIRE_GVISOR");

    public static Setting DisableGVisor { get; } = new("disableGVisor", "false", "measure the baseline's runtime alone", "DISABLE_GVISOR");

    public static IReadOnlyList<Setting> All { get; } =
        [Engine, Runtime, Baseline, Template, Profile, Filter, Output, Open, Probe, RequireGVisor, DisableGVisor];

    /// <summary>The name of its environment variable.</summary>
    public string EnvironmentVariable => Variable ?? "VALIDATION_" + Name.ToUpperInvariant();
}
