using Validation.Harness.Engines.Docker;
using Validation.Harness.Engines.Docker.Workloads;
using Validation.Harness.Settings;

namespace Docker.Tests.Templates;

public sealed class DockerTemplateTests
{
    [Test]
    public void The_limits_of_the_hardened_template_are_read()
    {
        var template = DockerTemplate.Read("t", Validation.Harness.Engines.Workloads.Templates.Text("docker/hardened.json"));
        (template.MemoryLimitBytes, template.ProcessesLimit, template.ProcessorLimit).ShouldBe((104857600, 128, 0.5));
    }

    [Test]
    public void A_quota_is_divided_by_its_period_and_zero_is_no_limit()
    {
        DockerTemplate.Read("t", """{"HostConfig": {"CpuQuota": 20000, "CpuPeriod": 10000}}""").ProcessorLimit.ShouldBe(2.0);
        DockerTemplate.Read("t", """{"HostConfig": {"CpuQuota": 20000}}""").ProcessorLimit.ShouldBe(0.2);
        var none = DockerTemplate.Read("t", """{"HostConfig": {"Memory": 0, "PidsLimit": -1}}""");
        (none.MemoryLimitBytes, none.ProcessesLimit, none.ProcessorLimit).ShouldBe((null, null, null));
    }

    [Test]
    public void Names_count_in_any_letter_case_as_they_do_for_the_engine() =>
        DockerTemplate.Read("t", """{"hostConfig": {"memory": 7}}""").MemoryLimitBytes.ShouldBe(7);

    [TestCase("""{"HostConfig": {"Binds": ["/data:/data:ro"]}}""", true)]
    [TestCase("""{"HostConfig": {"Mounts": [{"Type": "bind", "Source": "/data", "Target": "/data"}]}}""", true)]
    [TestCase("""{"HostConfig": {"Binds": ["volume:/data"], "Mounts": [{"Type": "tmpfs", "Target": "/x"}]}}""", false)]
    [TestCase("""{"HostConfig": {"Binds": 1, "Mounts": [1, null]}}""", false)]
    [TestCase("{}", false)]
    public void Directories_of_the_host_are_told_from_volumes(string text, bool mounted) =>
        DockerTemplate.Read("t", text).MountsHostDirectories.ShouldBe(mounted);

    [TestCase("{", "the template 't' is no JSON: ")]
    [TestCase("[]", "the template 't' is JSON, but no object: it has to be a ContainerCreate body of the Engine's API")]
    [TestCase("""{"HostConf": {}}""",
        "the template 't' has the field 'HostConf', which a ContainerCreate body does not have; here it can have: ArgsEscaped, ")]
    [TestCase("""{"HostConfig": {"Memroy": 1}}""",
        "the template 't' has the field 'HostConfig.Memroy', which a ContainerCreate body does not have; here it can have: "
            + "Annotations, ")]
    [TestCase("""{"hostconfig": {"Memroy": 1}}""", "the template 't' has the field 'hostconfig.Memroy', ")]
    [TestCase("""{"HostConfig": 1}""", "the template 't' has a 'HostConfig' that is no object")]
    [TestCase("""{"HostConfig": {"Memory": "100m"}}""",
        "the template 't' has a 'HostConfig.Memory' that is no whole number: \"100m\"")]
    [TestCase("""{"User": "0", "user": "1"}""", "the template 't' has a field twice: ")]
    public void A_template_that_cannot_be_used_is_refused_in_one_line(string text, string message)
    {
        var said = Should.Throw<ConfigurationException>(() => DockerTemplate.Read("t", text)).Message;
        said.ShouldStartWith(message);
        said.ShouldNotContain("\n");
    }
}
