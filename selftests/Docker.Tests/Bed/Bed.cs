using System.Diagnostics;

namespace Docker.Tests;

/// <summary>The project's own Docker engine: the one that DOCKER_HOST names, else one that is brought up for these tests and taken down again.</summary>
[SetUpFixture]
public sealed class Bed
{
    private static bool isOurs;

    internal static string Address { get; private set; } = "";

    /// <summary>The path of its socket.</summary>
    internal static string Socket => new Uri(Address).AbsolutePath;

    [OneTimeSetUp]
    public async Task Bring_it_up()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } given)
        {
            Address = given;
            return;
        }
        isOurs = true;
        var said = await Script("up.sh");
        Address = said.Trim()["DOCKER_HOST=".Length..];
        Environment.SetEnvironmentVariable("DOCKER_HOST", Address);
    }

    [OneTimeTearDown]
    public async Task Take_it_down()
    {
        if (isOurs)
            await Script("down.sh");
    }

    private static async Task<string> Script(string name)
    {
        var path = Path.Combine(Validation.Harness.Runs.Repository.Root, "fixtures", "docker", name);
        using var process = Process.Start(new ProcessStartInfo(path) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
        return output;
    }
}
