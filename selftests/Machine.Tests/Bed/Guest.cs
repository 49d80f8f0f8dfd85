using Validation.Harness.Building;
using Validation.Results;

namespace Machine.Tests;

/// <summary>The machine of fixtures/machine, booted once: both gates have run in it when the first test asks.</summary>
[SetUpFixture]
public sealed class Guest
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(45);
    private static readonly Scratch Place = new();
    private static string? trouble;

    /// <summary>The text of a file that the job left; fails where the machine did not come so far.</summary>
    internal static string Text(string name)
    {
        trouble.ShouldBeNull();
        return File.ReadAllText(Place.In($"out/{name}"));
    }

    /// <summary>The results of one of its gates.</summary>
    internal static RunResults Results(string gate)
    {
        trouble.ShouldBeNull();
        return ResultsFile.Read(Place.In($"out/{gate}/latest/{ResultsFile.Name}"));
    }

    [OneTimeSetUp]
    public async Task Boot_it_once()
    {
        var cancellationToken = TestContext.CurrentContext.CancellationToken;
        try
        {
            var probe = await ProbeBuild.EnsureAsync(Repository.Root, cancellationToken);
            var input = await Input.MakeAsync(Place.Made("in"), probe, cancellationToken);
            var program = Repository.PathOf("fixtures", "machine", "run.sh");
            var run = await new Command(program, input, Place.In("out"), "1500") { Limit = Limit }.RunAsync(cancellationToken);
            trouble = run.ExitCode is 0 ? null : $"run.sh ended with {run.ExitCode}: {run.Said}";
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A set-up that throws would lose the cases; each of them says it instead.
            trouble = error.Message;
        }
        foreach (var log in (string[])["console.log", "job.log"])
            if (File.Exists(Place.In($"out/{log}")))
                TestContext.Progress.WriteLine(await File.ReadAllTextAsync(Place.In($"out/{log}"), cancellationToken));
    }

    [OneTimeTearDown]
    public void Leave_nothing_behind() => Place.Dispose();
}
