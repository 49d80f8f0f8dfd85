using System.Reflection;
using System.Text.Json.Serialization;
using Docker.DotNet.Models;
using Validation.Harness.Engines.Docker.Workloads;

namespace Docker.Tests.Templates;

/// <summary>
/// The library's models are made from the newest engine's: what they have that a template may not would be refused wrongly.
/// </summary>
public sealed class DockerFieldsTests
{
    [TestCase("", typeof(CreateContainerParameters))]
    [TestCase("HostConfig", typeof(HostConfig))]
    public void A_template_may_have_every_field_of_the_newest_engine(string path, Type model) =>
        model.GetProperties().Select(one => one.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name).OfType<string>()
            .ShouldBeSubsetOf(DockerFields.Known[path]);
}
