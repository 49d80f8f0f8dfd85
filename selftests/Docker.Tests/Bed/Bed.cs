namespace Docker.Tests;

/// <summary>
/// The project's own Docker engines, one for each generation: that of DOCKER_HOST or SID_DOCKER_HOST, else one that is brought up
/// for these tests and taken down again.
/// </summary>
[SetUpFixture]
public sealed class Bed
{
    internal const string Bookworm = "bookworm";
    internal const string Sid = "sid";

    private static readonly Dictionary<string, string> Addresses = [];
    private static readonly List<string> Ours = [];

    /// <summary>For fixtures that run on each.</summary>
    internal static IReadOnlyList<string> Generations { get; } = [Bookworm, Sid];

    internal static string Address { get; private set; } = "";

    /// <summary>The path of its socket.</summary>
    internal static string Socket => new Uri(Address).AbsolutePath;

    [OneTimeSetUp]
    public Task Bring_it_up() => UseAsync(Bookworm);

    [OneTimeTearDown]
    public async Task Take_them_down()
    {
        foreach (var generation in Ours)
            await Script("down.sh", generation);
    }

    /// <summary>Has the tests that follow speak with a generation's engine.</summary>
    internal static async Task UseAsync(string generation)
    {
        if (!Addresses.TryGetValue(generation, out var address))
        {
            address = Environment.GetEnvironmentVariable(generation == Bookworm ? "DOCKER_HOST" : "SID_DOCKER_HOST") ?? "";
            if (address.Length == 0)
            {
                Ours.Add(generation);
                address = await StartAsync("up.sh", generation);
            }
            Addresses[generation] = address;
        }
        Address = address;
        Environment.SetEnvironmentVariable("DOCKER_HOST", address);
    }

    /// <returns>The address that the script says its engine has.</returns>
    internal static async Task<string> StartAsync(string script, string generation) =>
        (await Script(script, generation)).Trim()["DOCKER_HOST=".Length..];

    /// <summary>Whatever became of the test: what is up is taken down.</summary>
    private static async Task<string> Script(string name, string generation) =>
        (await new Command(Repository.PathOf("fixtures/docker", name), generation).SucceedAsync(CancellationToken.None)).Output;
}
