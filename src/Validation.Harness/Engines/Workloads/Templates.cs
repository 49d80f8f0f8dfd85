namespace Validation.Harness.Engines.Workloads;

/// <summary>The launch configurations that ship: fixtures/templates, embedded.</summary>
internal static class Templates
{
    public const string Hardened = "the hardened template";

    /// <param name="name"><c>oci/hardened.json</c> and the like.</param>
    public static string Text(string name)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no template '{name}' is embedded; fixtures/templates holds them");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
