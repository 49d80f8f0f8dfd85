namespace Validation.Reporting.Diffs;

/// <summary>What a runtime claims to be by its name; whether it is that, the controls find out.</summary>
internal static class RuntimeFamily
{
    private static readonly (string Part, string Family)[] Known =
    [
        ("gvisor", "gVisor"), ("runsc", "gVisor"), ("runc", "runc"), ("crun", "crun"), ("kata", "Kata Containers"),
    ];

    /// <summary>
    /// <c>gVisor</c> for <c>runsc</c>, <c>/opt/runsc-kvm</c> and a RuntimeClass <c>gvisor</c>; an unknown name is a family of its
    /// own.
    /// </summary>
    public static string Of(string runtime)
    {
        var name = Path.GetFileName(runtime);
        return Known.FirstOrDefault(known => name.Contains(known.Part, StringComparison.OrdinalIgnoreCase)).Family ?? name;
    }
}
