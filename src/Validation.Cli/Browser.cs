using Validation.Processes;

namespace Validation.Cli;

/// <summary>Opens a file in the user's browser.</summary>
internal static class Browser
{
    public static void Open(string file)
    {
        var opener = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        try
        {
            Execution.Leave(opener, [file]);
        }
        catch (ExecutionException error)
        {
            var why = (error.InnerException ?? error).Message;
            Console.Error.WriteLine($"validation: `{opener}` could not open the report: {why}; open it by hand: {file}");
        }
    }
}
