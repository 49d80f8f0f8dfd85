using Validation.Processes;

namespace Selftests.Support;

/// <summary>The program <c>validation</c> as its users start it.</summary>
internal static class CommandLine
{
    public static string Program => Path.Combine(AppContext.BaseDirectory, "validation.dll");

    /// <summary>Its whole path: a test may give the program another PATH.</summary>
    private static readonly string Host =
        Programs.Find("dotnet") ?? throw new FileNotFoundException("there is no dotnet on PATH");

    /// <param name="arguments">The command and its switches: <c>gate --filter ISO-KERN</c>.</param>
    public static Command Of(params IReadOnlyList<string> arguments) => new(Host, ["exec", Program, .. arguments]);

    public static Task<Ended> RunAsync(params IReadOnlyList<string> arguments) => Of(arguments).RunAsync();
}
