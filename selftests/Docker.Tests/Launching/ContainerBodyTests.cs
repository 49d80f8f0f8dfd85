using System.Text.Json.Nodes;
using Validation.Harness.Contract;
using Validation.Harness.Engines.Docker;
using Validation.Harness.Engines.Docker.Calling;
using Validation.Harness.Engines.Docker.Workloads;

namespace Docker.Tests.Launching;

public sealed class ContainerBodyTests
{
    private const string Platform = """
        {
          "user": "1000", "Image": "platform/app:1", "Cmd": ["serve"], "Tty": true, "Labels": {"team": "a"},
          "HostConfig": {"AutoRemove": true, "RestartPolicy": {"Name": "always"}, "CapAdd": ["NET_RAW"], "Mounts": [{"Type": "tmpfs", "Target": "/x"}]}
        }
        """;

    [Test]
    public void The_platforms_own_settings_stay_and_the_probe_takes_its_programs_place()
    {
        var body = Build(Role.Subject, Platform);
        body["User"]!.GetValue<string>().ShouldBe("1000");
        body["HostConfig"]!["CapAdd"]!.ToJsonString().ShouldBe("""["NET_RAW"]""");
        body["Entrypoint"]!.ToJsonString().ShouldBe("""["/probe"]""");
        body["Cmd"]!.ToJsonString().ShouldBe("[]");
        body["Image"]!.GetValue<string>().ShouldBe("sha256:1");
        body["Labels"]!.ToJsonString()
            .ShouldBe("""{"team":"a","validation.run":"run","validation.machine":"here","validation.state":"/state"}""");
    }

    [Test]
    public void The_container_stays_runs_once_logs_nothing_and_has_no_terminal()
    {
        var body = Build(Role.Subject, Platform);
        var host = body["HostConfig"]!;
        (body["Tty"]!.GetValue<bool>(), body["OpenStdin"]!.GetValue<bool>(),
            body["StdinOnce"]!.GetValue<bool>()).ShouldBe((false, true, true));
        (host["AutoRemove"]!.GetValue<bool>(), host["RestartPolicy"]!["Name"]!.GetValue<string>(),
            host["LogConfig"]!["Type"]!.GetValue<string>())
            .ShouldBe((false, "no", "none"));
    }

    [Test]
    public void The_harnesss_mounts_come_after_the_platforms_and_are_read_only() =>
        Build(Role.Subject, Platform)["HostConfig"]!["Mounts"]!.ToJsonString().ShouldBe(
            """[{"Type":"tmpfs","Target":"/x"},{"Type":"bind","Source":"/host","Target":"/in","ReadOnly":true}]""");

    [Test]
    public void A_far_engine_gets_no_mount_of_this_machine() =>
        Build(Role.Subject, "{}", sharesFiles: false)["HostConfig"]!["Mounts"].ShouldBeNull();

    [Test]
    public void A_control_group_that_the_platform_names_is_kept()
    {
        Build(Role.Subject, "{}")["HostConfig"]!["CgroupParent"]!.GetValue<string>().ShouldBe("/validation-run/arm");
        Build(Role.Subject, """{"HostConfig": {"CgroupParent": "/tenant"}}""")["HostConfig"]!["CgroupParent"]!.GetValue<string>()
            .ShouldBe("/tenant");
    }

    [TestCase(Role.Baseline)]
    [TestCase(Role.Opened)]
    [TestCase(Role.Weakened)]
    public void A_twin_takes_nothing_from_the_platform_and_gets_every_capability(Role role)
    {
        var body = Build(role, Platform);
        body["User"]!.GetValue<string>().ShouldBe("0:0");
        body["HostConfig"]!["CapAdd"]!.ToJsonString().ShouldBe("""["CAP_A","CAP_B"]""");
        body["HostConfig"]!["Runtime"]!.GetValue<string>().ShouldBe("some");
    }

    private static JsonObject Build(Role role, string template, bool sharesFiles = true) => new ContainerBody
    {
        Order = new LaunchOrder
        {
            Arm = "arm", Role = role, Runtime = "some", Mounts = [new HostMount("/host", "/in")], ControlGroup = null,
            Stage = null!,
        },
        Template = DockerTemplate.Read("t", template),
        ImageId = "sha256:1",
        RuntimeName = "some",
        Labels = new RunLabels("run", "here") { State = "/state" },
        Capabilities = ["CAP_A", "CAP_B"],
        ParentGroup = "/validation-run/arm",
        SharesFiles = sharesFiles,
    }.Build();
}
