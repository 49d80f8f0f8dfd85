using Validation.Harness.Contract;
using Validation.Harness.Engines;
using Validation.Harness.Sweeping;
using Validation.Harness.Witnesses.Cgroups;

namespace Validation.Harness.Tests.Sweeping;

[NonParallelizable]
public sealed class TwoSweepsTests
{
    private const int Sweepers = 4;

    [Test]
    public async Task What_several_sweep_at_once_is_swept_once_and_nobody_trips_over_it()
    {
        DeadRunPlanted[] dead = [.. Enumerable.Range(0, 12).Select(_ => DeadRunPlanted.Plant())];
        foreach (var one in dead)
        {
            Cgroup.Create($"{one.Group}/subject/c");
            for (var file = 0; file < 50; file++)
                await File.WriteAllTextAsync(Path.Combine(one.Arm, $"{file}"), "");
        }
        await using var engine = EngineFactory.Make(TestSettings.Of(), "", "");

        var swept = await Task.WhenAll(Enumerable.Range(0, Sweepers)
            .Select(_ =>
                Task.Run(() => Sweep.RunAsync(engine, EngineFactory.Sweeps, TestContext.CurrentContext.CancellationToken))));

        var all = Leftovers.Of(swept);
        all.Resisting.Where(one => dead.Any(run => one.Wrong.Contains(run.Run))).ShouldBeEmpty();
        foreach (var one in dead)
        {
            all.Removed.Count(sentence => sentence.Contains($"{one.Run} had left the files")).ShouldBe(1);
            Directory.Exists(one.Directory).ShouldBeFalse();
            Cgroup.Find(one.Group).Directories.ShouldBeEmpty();
        }
    }
}
