namespace Validation.Controls.Catalogue;

/// <summary>The families of runtimes that expectations exist for.</summary>
public enum RuntimeKind
{
    GVisor,
    Runc,
}

/// <summary>Tells from a runtime's name what it claims to be. Whether it is that is for the controls to find out.</summary>
public static class RuntimeKinds
{
    /// <exception cref="ArgumentException">The name belongs to no runtime that expectations exist for.</exception>
    public static RuntimeKind Claimed(string runtime)
    {
        var name = Path.GetFileName(runtime);
        if (NamesGVisor(runtime))
            return RuntimeKind.GVisor;
        // crun has runc's command line and makes the same container: a process of the host's kernel.
        if (name.StartsWith("runc", StringComparison.Ordinal) || name.StartsWith("crun", StringComparison.Ordinal))
            return RuntimeKind.Runc;
        throw new ArgumentException(
            $"no expectations exist for the runtime '{runtime}': name one that begins with runsc (gVisor), runc or crun, "
            + "or a path to one");
    }

    /// <summary>True where a runtime's name, or the last part of its path, is one that gVisor goes by.</summary>
    public static bool NamesGVisor(string runtime) =>
        Path.GetFileName(runtime) is var name
        && (name.StartsWith("runsc", StringComparison.Ordinal) || name.Contains("gvisor", StringComparison.OrdinalIgnoreCase));
}
