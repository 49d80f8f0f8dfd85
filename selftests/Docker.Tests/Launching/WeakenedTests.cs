using Docker.DotNet.Models;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Connecting;
using Validation.Harness.Engines.Docker.Sessions;

namespace Docker.Tests.Launching;

public sealed class WeakenedTests
{
    [Test]
    public void A_registration_with_all_the_flags_is_taken() =>
        Weakened(("runsc", null), ("runsc-half", ["--host-uds=open"]),
            ("runsc-open", ["-host-uds=open", "--strace=true", "--debug"])).ShouldBe("runsc-open");

    [Test]
    public void One_that_is_no_gVisor_or_lacks_a_flag_is_not() =>
        Weakened(("runc-odd", ["--host-uds=open", "--strace"]), ("runsc-half", ["--host-uds=open"]),
            ("runsc-off", ["--host-uds=open", "--strace=false"])).ShouldBeNull();

    private static string? Weakened(params (string Name, string[]? Arguments)[] runtimes)
    {
        using var client = new EngineClient(new DockerHost { Address = DockerHost.DefaultAddress, Source = "the test" });
        return new DockerSession
        {
            Client = client,
            Version = new VersionResponse { Version = "20.10", APIVersion = "1.41" },
            Info = new SystemInfoResponse
            {
                Runtimes = runtimes.ToDictionary(one => one.Name, one => new RuntimeWithStatus { Args = one.Arguments }),
            },
            WhyRemote = null,
            Capabilities = new CapabilityOffer(true),
        }.Weakened();
    }
}
