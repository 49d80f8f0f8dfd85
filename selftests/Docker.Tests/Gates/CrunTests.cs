using Validation.Harness.Runs;

namespace Docker.Tests.Gates;

/// <summary>crun as what shows the exposures, straight from a bundle; its program is in the tree of the bed <c>sid</c>.</summary>
[NonParallelizable]
public sealed class CrunTests
{
    [OneTimeSetUp]
    public Task Make_the_tree() => Bed.UseAsync(Bed.Sid);

    [OneTimeTearDown]
    public Task Leave_it() => Bed.UseAsync(Bed.Bookworm);

    [Test, CancelAfter(180_000)]
    public async Task Hardened_gVisor_passes_by_crun_as_its_baseline(CancellationToken cancellationToken)
    {
        var crun = Repository.PathOf("fixtures/docker/crun");

        var results = await Gated.MeasureAsync("oci", "runsc", crun);

        results.ShouldPass();
        results.Run.Host.Versions[crun].ShouldStartWith("crun version 1.");
    }
}
