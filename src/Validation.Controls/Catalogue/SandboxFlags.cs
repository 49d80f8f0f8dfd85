namespace Validation.Controls.Catalogue;

/// <summary>
/// The command line of a sentry, <c>runsc-sandbox --root=… --network=none boot --bundle=… ID</c>, taken apart. runsc passes on
/// only what differs from the release's defaults, after annotations were applied, so this is what really runs. Since 20260817 the
/// sentry is executed by a prewarmer, whose own command line, <c>…/gvisor-sentry-prewarmer …/gvisor_sentry runsc-sandbox …</c>,
/// shows for an instant.
/// </summary>
public sealed record SandboxFlags
{
    /// <summary>The first argument: <c>runsc-sandbox</c>, or <c>runsc-gofer</c> for a gofer.</summary>
    public required string Program { get; init; }

    /// <summary><c>boot</c>; <c>gofer</c> for a gofer.</summary>
    public required string Command { get; init; }

    /// <summary>
    /// runsc's own flags, by name without dashes; a flag without a value is <c>true</c>. Absent means the default.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The flags of the command, which say how this sandbox was put together.</summary>
    public required IReadOnlyDictionary<string, string> CommandValues { get; init; }

    /// <summary>The rules of <see cref="FlagRules.Weakening"/> that apply.</summary>
    public IReadOnlyList<FlagFinding> Weakening => Findings(FlagRules.Weakening);

    /// <summary>The rules of <see cref="FlagRules.Notable"/> that apply.</summary>
    public IReadOnlyList<FlagFinding> Notable => Findings(FlagRules.Notable);

    /// <summary>
    /// True for the program that makes room for the sentry's descriptors and then executes it: no sentry runs yet.
    /// </summary>
    public static bool IsPrewarmer(IReadOnlyList<string> arguments) =>
        arguments is [var program, _, "runsc-sandbox", ..]
        && Path.GetFileName(program).Contains("prewarmer", StringComparison.Ordinal);

    /// <summary>
    /// Absent where the arguments are not those of a runsc process. Of a prewarmer those of the sentry that it is about to
    /// execute.
    /// </summary>
    public static Reading<SandboxFlags> Parse(IReadOnlyList<string> arguments)
    {
        if (IsPrewarmer(arguments))
            return Parse([.. arguments.Skip(2)]);
        var words = arguments.Skip(1).ToArray();
        var flags = words.TakeWhile(IsFlag).ToArray();
        var rest = words[flags.Length..];
        if (rest.Length == 0)
        {
            return Reading.Absent<SandboxFlags>(
                $"'{string.Join(' ', arguments)}' is no command line of runsc: flags, then a command (boot, gofer), were "
                    + "expected.");
        }

        return Reading.Of(new SandboxFlags
        {
            Program = arguments[0],
            Command = rest[0],
            Values = Pairs(flags),
            CommandValues = Pairs(rest.Skip(1).TakeWhile(IsFlag)),
        });
    }

    private FlagFinding[] Findings(IReadOnlyList<FlagRule> rules) =>
    [
        .. rules.SelectMany(rule => Findings(rule, rule.IsOfCommand ? CommandValues : Values)),
    ];

    private static IEnumerable<FlagFinding> Findings(FlagRule rule, IReadOnlyDictionary<string, string> values) =>
        rule.Names(values).Where(name => rule.Applies(values.GetValueOrDefault(name)))
            .Select(name => new FlagFinding { Name = name, Value = values.GetValueOrDefault(name), Rule = rule });

    private static bool IsFlag(string word) => word.Length > 1 && word[0] == '-';

    /// <summary>Go's flag package takes one dash for two, and the last of several.</summary>
    private static Dictionary<string, string> Pairs(IEnumerable<string> flags)
    {
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        foreach (var parts in flags.Select(flag => flag.TrimStart('-').Split('=', 2)))
            pairs[parts[0]] = parts.ElementAtOrDefault(1) ?? "true";
        return pairs;
    }
}

/// <summary>A rule that applies to a sandbox.</summary>
public sealed record FlagFinding
{
    public required string Name { get; init; }

    /// <summary>Null where the flag is absent and its default is what the rule is about.</summary>
    public required string? Value { get; init; }

    public required FlagRule Rule { get; init; }

    public override string ToString() => Value is null ? $"{Name} (default): {Rule.Why}" : $"{Name}={Value}: {Rule.Why}";
}
