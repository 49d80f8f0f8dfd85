using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Validation.Controls.Readings;

/// <summary>How expectations read a fact. Nothing here decides; what cannot be told throws.</summary>
public static class FactReading
{
    /// <summary>Errors that say "it is not here for you"; any other failure of a read leaves the question open.</summary>
    private static readonly int[] Absent =
        [Errno.ENOENT, Errno.EACCES, Errno.EPERM, Errno.ENOTDIR, Errno.ENXIO, Errno.ENODEV, Errno.ELOOP, Errno.ESRCH,
            Errno.EINVAL, Errno.ENOSYS, Errno.EOPNOTSUPP];

    extension(Fact fact)
    {
        /// <summary>
        /// What the step's first call with output brought back, as text; empty where the file was not there or not to be opened.
        /// </summary>
        /// <exception cref="CannotTellException">The read failed for a reason that says nothing about the file.</exception>
        public string Text => Encoding.Latin1.GetString(fact.Bytes);

        /// <summary>The same as bytes.</summary>
        public byte[] Bytes
        {
            get
            {
                if (fact.Answers.FirstOrDefault(answer => answer.Text is not null || answer.Hex is not null) is { } output)
                    return output.Text is { } text ? Encoding.Latin1.GetBytes(text) : Convert.FromHexString(output.Hex!);
                var failed = fact.Answers.FirstOrDefault(answer => answer.Errno != 0);
                return failed is null || Absent.Contains(failed.Errno)
                    ? []
                    : throw new CannotTellException($"step '{fact.Step}' could not read: {Errno.Name(failed.Errno)}");
            }
        }

        /// <summary>What each call with output brought back, as text.</summary>
        public IEnumerable<string> Outputs => fact.Answers
            .Where(answer => answer.Text is not null || answer.Hex is not null)
            .Select(answer => answer.Text ?? Encoding.Latin1.GetString(Convert.FromHexString(answer.Hex!)));

        /// <summary>The answer of the step's last call.</summary>
        public Answer Last => fact.Answers[^1];

        /// <summary>True where every call of the step succeeded.</summary>
        public bool Succeeded => fact.Answers.All(answer => answer.Errno == 0);

        /// <summary>The name of the last call's error, or <c>0</c> where it succeeded.</summary>
        public string LastErrno => fact.ErrnoOf(fact.Answers.Count - 1);

        /// <summary>The name of the n-th call's error, or <c>0</c> where it succeeded.</summary>
        public string ErrnoOf(int call) => fact.Answers[call].Errno is var errno and not 0 ? Errno.Name(errno) : "0";

        /// <summary>The names in a directory that was listed with <see cref="Sys.List"/>, without . and ..</summary>
        public IReadOnlyList<string> Names => Directories.Names(fact.Bytes);

        /// <summary>The first part of its text that matches, or empty; ^ and $ are a line's ends.</summary>
        public string Find([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) =>
            Regex.Match(fact.Text, pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant).Value;

        /// <summary>Two longs as clock_gettime, clock_getres write them, in nanoseconds.</summary>
        public long Nanoseconds => fact.Bytes is { Length: >= 16 } bytes
            ? (BitConverter.ToInt64(bytes) * 1_000_000_000) + BitConverter.ToInt64(bytes, 8)
            : throw new CannotTellException($"step '{fact.Step}' brought back no time");
    }
}
