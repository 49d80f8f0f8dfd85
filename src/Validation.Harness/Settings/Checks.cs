using System.Net;
using Validation.Controls.Catalogue;

namespace Validation.Harness.Settings;

/// <summary>
/// What the text of a setting may be, and what it becomes. Each throws a <see cref="ConfigurationException"/> that says it.
/// </summary>
internal static class Checks
{
    private const StringSplitOptions Parts = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>Shorter than any private key in base64.</summary>
    private const int LongestShown = 120;

    public static string Text(Given given) => given.Value;

    public static string? TextIfAny(Given given) => given.Value.Length > 0 ? given.Value : null;

    /// <summary>By commas.</summary>
    public static IReadOnlyList<string> Texts(Given given) => given.Value.Split(',', Parts);

    public static bool Flag(Given given) => given.Value.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" or "" => false,
        _ => throw NotAllowed(given, "true, false"),
    };

    public static Func<Given, int> Between(int least, int most) => given =>
        int.TryParse(given.Value, out var number) && number >= least && number <= most
            ? number
            : throw NotAllowed(given, $"{least} to {most}");

    public static Func<Given, TimeSpan> Seconds(int least, int most) =>
        given => TimeSpan.FromSeconds(Between(least, most)(given));

    public static Func<Given, TimeSpan?> SecondsIfAny(int least, int most) => given =>
        given.Value.Length > 0 ? Seconds(least, most)(given) : null;

    public static string OneOf(Given given, IReadOnlyList<string> allowed) => allowed.Contains(given.Value)
        ? given.Value
        : throw new ConfigurationException(
            $"unknown {given.Name} '{given.Value}' (from {given.Layer.Name}); allowed: {string.Join(", ", allowed)}");

    /// <summary>A member's name in small letters.</summary>
    public static T OneOf<T>(Given given)
        where T : struct, Enum =>
        Enum.Parse<T>(OneOf(given, [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())]), ignoreCase: true);

    /// <returns>The absolute path; null where nothing was given.</returns>
    public static string? Path(Given given) => given.Value.Length > 0 ? Absolute(given) : null;

    public static Uri? Url(Given given)
    {
        if (given.Value.Length == 0)
            return null;
        return Uri.TryCreate(given.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new ConfigurationException(
                $"{given.Name} is '{given.Value}' (from {given.Layer.Name}), which is no URL that begins with http:// or "
                    + "https://");
    }

    /// <summary><c>name=address:port</c> by commas.</summary>
    public static IReadOnlyDictionary<string, string> Addresses(Given given)
    {
        var addresses = new Dictionary<string, string>();
        foreach (var part in given.Value.Split(',', Parts))
        {
            if (part.Split('=', 2) is not [{ Length: > 0 } name, var address]
                || !IPEndPoint.TryParse(address, out var end) || end.Port == 0)
            {
                throw new ConfigurationException(
                    $"{given.Name} has '{part}' (from {given.Layer.Name}), which is no name=address:port");
            }
            addresses[name] = address;
        }
        return addresses;
    }

    /// <returns>A runtime's name, or the absolute path of its binary.</returns>
    public static string Runtime(Given given)
    {
        try
        {
            RuntimeKinds.Claimed(given.Value);
        }
        catch (ArgumentException error)
        {
            throw Wrong(given, error.Message);
        }
        if (!given.Value.Contains('/', StringComparison.Ordinal))
            return given.Value;
        var file = Absolute(given);
        return File.Exists(file) ? file : throw Wrong(given, $"there is no file '{file}'");
    }

    public static PemText? Pem(Given given)
    {
        if (given.Value.Length == 0)
            return null;
        if (given.Value.Contains("-----BEGIN ", StringComparison.Ordinal))
        {
            return given.Layer.MayHoldKeys
                ? PemText.Of(given.Value)
                : throw new ConfigurationException(
                    $"{given.Name} (from {given.Layer.Name}) is the PEM itself; only the environment variable "
                    + $"{given.Setting.EnvironmentVariable} may hold it. Name a file");
        }
        // A value that is no path may be a key in a form that is not known here: it is not shown.
        var file = given.Value.Length <= LongestShown ? Absolute(given) : "";
        return File.Exists(file)
            ? PemText.OfFile(file)
            : throw Wrong(given, file.Length > 0 ? $"there is no file '{file}'" : "it is neither a PEM nor the path of a file");
    }

    private static string Absolute(Given given) => System.IO.Path.GetFullPath(given.Value, given.Layer.Directory);

    private static ConfigurationException NotAllowed(Given given, string allowed) =>
        new($"{given.Name} is '{given.Value}' (from {given.Layer.Name}); allowed: {allowed}");

    private static ConfigurationException Wrong(Given given, string why) => new($"{given.Name} (from {given.Layer.Name}): {why}");
}
