namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>
/// How much of the host's system call table a process can reach through its filters, by walking them, not by trying. A call
/// counts as reachable where some arguments execute it.
/// </summary>
/// <remarks>
/// Where filters are stacked, each is walked alone and every combination of what they may answer counts, the strictest of it
/// winning. Filters that look at the same arguments rule some combinations out, so the surface may be stated too large, never
/// too small; a call that one filter never lets through is never reachable. USER_NOTIF and TRACE leave it to another process
/// and count as reachable.
/// </remarks>
internal sealed record SeccompSurface
{
    /// <summary>AUDIT_ARCH_X86_64.</summary>
    public const uint X64 = 0xc000003e;

    /// <summary>AUDIT_ARCH_I386: what a 64-bit process reaches by <c>int 0x80</c>.</summary>
    public const uint I386 = 0x40000003;

    /// <summary>The numbers of the x86-64 table up to Linux 6.18: 0–334 and 424–469, 381 in all.</summary>
    public static readonly IReadOnlyList<uint> Numbers = [.. Range(0, 334), .. Range(424, 469)];

    private static readonly IReadOnlyList<uint> CompatNumbers = [.. Range(0, 469)];

    /// <summary>
    /// What most of the refused numbers get: <c>KILL_PROCESS</c>, <c>ERRNO(1)</c>; where none is refused, <c>ALLOW</c>.
    /// </summary>
    public required string DefaultAction { get; init; }

    /// <summary>How many of the numbers 0–469 are reachable under the i386 table.</summary>
    public required int CompatReachable { get; init; }

    /// <summary>The reachable numbers of the x86-64 table, ascending.</summary>
    public required IReadOnlyList<int> AllowedNumbers { get; init; }

    /// <param name="filters">The newest first, as <see cref="SeccompFilters.Read"/> gives them; none at all means no
    /// filtering.</param>
    /// <exception cref="BpfFormatException">A filter has more states than can be walked.</exception>
    public static SeccompSurface Of(IReadOnlyList<BpfProgram> filters)
    {
        var answers = Numbers.ToDictionary(number => number, number => Answers(filters, number, X64));
        var refusals = answers.Values.Where(IsNever).Select(Describe).CountBy(word => word).ToArray();
        return new SeccompSurface
        {
            DefaultAction = refusals.Length == 0 ? $"{SeccompAction.Allow}" : refusals.MaxBy(pair => pair.Value).Key,
            CompatReachable = CompatNumbers.Count(number => !IsNever(Answers(filters, number, I386))),
            AllowedNumbers = [.. Numbers.Where(number => !IsNever(answers[number])).Select(number => (int)number)],
        };
    }

    /// <summary>Everything that the filters together may answer to this number.</summary>
    internal static IReadOnlySet<SeccompAction> Answers(IReadOnlyList<BpfProgram> filters, uint number, uint architecture)
    {
        IReadOnlySet<SeccompAction> answers = new HashSet<SeccompAction> { SeccompAction.Allow };
        foreach (var reached in filters.Reverse().Select(filter => filter.Reach(number, architecture)))
            answers = reached.SelectMany(newer => answers.Select(older => SeccompAction.Strictest(newer, older))).ToHashSet();
        return answers;
    }

    private static bool IsNever(IReadOnlySet<SeccompAction> actions) =>
        !actions.Any(action => action.Executes || action.MayExecute);

    private static string Describe(IReadOnlySet<SeccompAction> actions) =>
        string.Join(" or ", actions.OrderBy(action => action.Precedence).ThenBy(action => action.Value));

    private static IEnumerable<uint> Range(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(number => (uint)number);
}
