using System.Security.Cryptography;
using System.Text;
using Validation.Results;

namespace Validation.Reporting.Allure.Entries;

/// <summary>
/// One of the two runtimes of a run, as Allure shows it: environment, label and history key. Allure takes letters, digits, "_"
/// and "-" for an environment's id, and confuses ids and names where they differ, so the name is the id.
/// </summary>
internal sealed record Side(string Run, string Runtime)
{
    public static Side Subject(RunRecord run) => new(run.Id, Same(run) ? Id(run.Runtime) + "-subject" : Id(run.Runtime));

    public static Side Baseline(RunRecord run) => new(run.Id, Same(run) ? Id(run.Baseline) + "-baseline" : Id(run.Baseline));

    /// <summary>The same for the same run, control and runtime, so that writing again changes no name.</summary>
    public string Uuid(string control) => Name(Run, control, Runtime);

    /// <summary>A UUID (RFC 9562, version 8) of the parts' SHA-256.</summary>
    public static string Name(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)))[..16];
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }

    private static bool Same(RunRecord run) => Id(run.Runtime) == Id(run.Baseline);

    private static string Id(string runtime)
    {
        var id = string.Concat(
            runtime.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '-'));
        id = id.Trim('-');
        if (id.Length > 48)
            id = id[^48..];
        return id is "" or "default" ? id + "-runtime" : id;
    }
}
