namespace Docker.Tests;

/// <summary>
/// Cases that run on each generation's engine, by <c>[TestFixtureSource(typeof(Bed), nameof(Bed.Generations))]</c>.
/// </summary>
public abstract class GenerationTests(string generation)
{
    [OneTimeSetUp]
    public Task Use_the_generations_bed() => Bed.UseAsync(generation);

    [OneTimeTearDown]
    public Task Leave_it() => Bed.UseAsync(Bed.Bookworm);
}
