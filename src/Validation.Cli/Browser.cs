using System.ComponentModel;
using System.Diagnostics;

namespace Validation.Cli;

/// <summary>Opens a file in the user's browser.</summary>
internal static class Browser
{
    public static void Open(string file)
    {
        var opener = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(opener, [file]) { RedirectStandardError = true });
        }
        catch (Win32Exception error)
        {
            Console.Error.WriteLine($"validation: `{opener}` could not open the report: {error.Message}; open it by hand: {file}");
        }
    }
}
