using System.Text.Json.Nodes;
using Validation.Harness.Engines.Docker;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.State;
using Validation.Harness.Waiting;

namespace Docker.Tests.Launching;

public sealed class SweepTests
{
    private const long Now = 1_800_000_000;
    private static readonly RunLabels Ours = new("ours", "here/boot");

    [TestCase("dead", "here/boot", 1, true, TestName = "A dead run of this machine is swept at once")]
    [TestCase("alive", "here/boot", 90_000, false, TestName = "A living run of this machine is kept however old it is")]
    [TestCase("ours", "here/boot", 1, false, TestName = "This run is kept")]
    [TestCase("hidden", "here/boot", 3600, false, TestName = "A run whose state this user may not look at is kept for a day")]
    [TestCase("hidden", "here/boot", 90_000, true, TestName = "A run whose state this user may not look at is swept after a day")]
    [TestCase("alive", "elsewhere/boot", 3600, false, TestName = "Another machine's run is kept for a day")]
    [TestCase("alive", "elsewhere/boot", 90_000, true, TestName = "Another machine's run is swept after a day")]
    public void Leftovers_are_told_by_label_and_age(string run, string machine, long age, bool swept)
    {
        var labels = new RunLabels(run, machine).All.ToDictionary();
        Ours.IsLeftOver(new ListEntry { Id = "x", Created = Now - age, Labels = labels }, Now, LifeOf).ShouldBe(swept);
    }

    private static Life LifeOf(string root, string run)
    {
        root.ShouldBe(StateDirectory.Root);
        return run switch { "alive" => Life.Lives, "hidden" => Life.Unknown, _ => Life.Dead };
    }

    [Test]
    public void What_carries_no_label_is_never_swept() =>
        Ours.IsLeftOver(new ListEntry { Id = "x", Created = 0, Labels = null }, Now, LifeOf).ShouldBeFalse();

    [Test, CancelAfter(60_000)]
    public async Task What_a_dead_run_left_at_the_engine_is_removed_by_the_next(CancellationToken cancellationToken)
    {
        using var client = Launched.Client();
        var dead = RunLabels.Of($"dead-{Guid.NewGuid():N}");
        var image = await client.ImportAsync(new byte[10240], dead, cancellationToken);
        var label = $"{RunLabels.RunLabel}={dead.Run}";
        (await client.ImagesAsync(label, cancellationToken)).Count.ShouldBe(1);
        var body = new JsonObject
        {
            ["Image"] = image,
            ["Entrypoint"] = new JsonArray("/probe"),
            ["Labels"] = new JsonObject(dead.All.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
        };
        var container = await client.CreateAsync($"validation-{dead.Run}-subject", body.ToJsonString(), cancellationToken);

        await using var launched = await Launched.With("runsc", cancellationToken);
        var swept = await launched.Engine.SweepAsync(cancellationToken);
        (await client.ImagesAsync(label, cancellationToken)).ShouldBeEmpty();
        (await client.ContainersAsync(label, cancellationToken)).ShouldBeEmpty();
        swept.Removed.ShouldContain(said => said.Contains($"{dead.Run} had left the image sha256:"));
        swept.Removed.ShouldContain($"the dead run {dead.Run} had left the container {container}");
    }

    [Test, CancelAfter(60_000)]
    public async Task What_a_run_has_that_lives_beside_this_one_is_kept(CancellationToken cancellationToken)
    {
        using var client = Launched.Client();
        using var state = StateDirectory.Make(Clock.RunId(Clock.Now));
        var living = RunLabels.Of(Path.GetFileName(state.Path));
        var label = $"{RunLabels.RunLabel}={living.Run}";
        await client.ImportAsync(new byte[10240], living, cancellationToken);
        try
        {
            await using var launched = await Launched.With("runsc", cancellationToken);
            await launched.Engine.SweepAsync(cancellationToken);

            (await client.ImagesAsync(label, cancellationToken)).Count.ShouldBe(1);
        }
        finally
        {
            await DockerSweep.OwnAsync(client, living, CancellationToken.None);
        }
    }
}
