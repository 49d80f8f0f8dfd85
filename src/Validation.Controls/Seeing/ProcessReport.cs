using System.Globalization;

namespace Validation.Controls.Seeing;

/// <summary>
/// What a search of all processes brought back (<see cref="Native.Search"/>), strictly read: a guest may have written it.
/// </summary>
/// <param name="Found">The processes that hold the text.</param>
/// <param name="Errors">By process, why it could not be searched.</param>
/// <param name="Searched">How many could be, those that hold the text among them.</param>
internal sealed record ProcessReport(IReadOnlyList<int> Found, IReadOnlyDictionary<int, int> Errors, int Searched)
{
    /// <summary>Not there, or not for the one who looks.</summary>
    private static readonly int[] Hidden =
        [Errno.ENOENT, Errno.ESRCH, Errno.EACCES, Errno.EPERM, Errno.EIO, Errno.ENXIO, Errno.ENOTDIR, Errno.ELOOP, Errno.EINVAL];

    /// <exception cref="CannotTellException">The processes could not be listed, or the report is none.</exception>
    public static ProcessReport Of(Answer answer)
    {
        if (answer.Errno != 0)
            throw new CannotTellException($"the processes could not be listed: {Errno.Name(answer.Errno)}");
        if (answer.Value >= Sys.ReportBytes)
            throw new CannotTellException($"there are more processes than the probe can tell of ({Sys.ReportBytes} bytes)");
        var (found, errors, searched) = (new List<int>(), new Dictionary<int, int>(), 0);
        foreach (var line in (answer.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (line.Split(' '))
            {
                case [var process, "found"] when Number(process) is { } id:
                    found.Add(id);
                    searched++;
                    break;
                case [var process, "searched"] when Number(process) is not null:
                    searched++;
                    break;
                case [var process, "errno", var errno] when Number(process) is { } id && Number(errno) is { } error
                    && errors.TryAdd(id, error):
                    break;
                default:
                    throw new CannotTellException($"'{Words.Shorten(line)}' is no line of a search of processes");
            }
        }
        return new ProcessReport(found, errors, searched);
    }

    /// <exception cref="CannotTellException">No process was to be seen at all, or one could not be searched for a reason that
    /// does not say that it is hidden.</exception>
    public void ShouldTell()
    {
        if (Searched + Errors.Count == 0)
            throw new CannotTellException("no process was to be seen, not even the probe's own");
        if (Errors.FirstOrDefault(error => !Hidden.Contains(error.Value)) is { Key: > 0 } unknown)
            throw new CannotTellException($"process {unknown.Key} could not be searched: {Errno.Name(unknown.Value)}");
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
