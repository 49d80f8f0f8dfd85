namespace Validation.Controls.Runtime.Flags;

internal static class VersionRecent
{
    private static readonly DateOnly Oldest = new(2024, 1, 1);

    public static readonly Control Definition = new()
    {
        Id = "RUN-FLAG-003",
        Title = "gVisor's version is known and not older than 2024",
        Subarea = "Flags",
        Severity = Severity.High,
        Why = "gVisor is fixed in its releases, which carry their date. The version is what the runtime's program says of "
            + "itself; that it is the one that runs is for the identity controls.",
        Remedy = "Install a current release of gVisor (./run-suite.sh --install, or gVisor's own repository).",
        References = [Nist800190.RuntimeVulnerabilities, Nist80053.Si7],
        HeldBy = HeldBy.Sandbox,
        Needs = [Need.RuntimeBinary],
        Probe = Probe.None,
        Twin = Twin.Baseline,
        Exposed = seen => GVisorVersion.Released(seen.Version).ShouldBeNull("the text is a gVisor release's"),
        Expect = new Expectation(seen =>
            {
                var released = GVisorVersion.Released(seen.Version)
                    .ShouldNotBeNull($"'{Words.Shorten(seen.Version)}' names no release of gVisor");
                released.ShouldBeGreaterThanOrEqualTo(Oldest, "the release is too old");
            })
            .NotApplicableOn(RuntimeKind.Runc,
                "runc's versions are numbers without a date, and it has no sentry that could be out of date"),
    };
}
