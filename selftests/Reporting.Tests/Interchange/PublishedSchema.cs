using Reporting.Tests.Sample;

namespace Reporting.Tests.Interchange;

/// <summary>Schemas that others publish. They lie beside the repository and are no part of it.</summary>
internal static class PublishedSchema
{
    /// <summary>Its path. Where it is missing the test is skipped and says so; in CI it fails.</summary>
    public static string Of(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", name));
        if (!File.Exists(path))
        {
            var missing = $"the published schema '{path}' is not there: nothing was validated against it";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(missing);
            Assert.Ignore(missing);
        }
        return path;
    }
}
