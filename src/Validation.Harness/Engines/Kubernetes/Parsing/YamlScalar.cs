using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Validation.Harness.Engines.Kubernetes.Parsing;

/// <summary>
/// What a scalar stands for: YAML 1.1's types as go-yaml 2 resolves them (resolve.go), of which a date is a text.
/// </summary>
internal static partial class YamlScalar
{
    private const string Core = "tag:yaml.org,2002:";

    private static readonly Dictionary<string, object?> Words = new()
    {
        [""] = null, ["~"] = null, ["null"] = null, ["Null"] = null, ["NULL"] = null,
        ["y"] = true, ["Y"] = true, ["yes"] = true, ["Yes"] = true, ["YES"] = true, ["on"] = true, ["On"] = true, ["ON"] = true,
        ["true"] = true, ["True"] = true, ["TRUE"] = true,
        ["n"] = false, ["N"] = false, ["no"] = false, ["No"] = false, ["NO"] = false,
        ["off"] = false, ["Off"] = false, ["OFF"] = false,
        ["false"] = false, ["False"] = false, ["FALSE"] = false,
        [".nan"] = double.NaN, [".NaN"] = double.NaN, [".NAN"] = double.NaN,
        [".inf"] = double.PositiveInfinity, [".Inf"] = double.PositiveInfinity, [".INF"] = double.PositiveInfinity,
        ["+.inf"] = double.PositiveInfinity, ["+.Inf"] = double.PositiveInfinity, ["+.INF"] = double.PositiveInfinity,
        ["-.inf"] = double.NegativeInfinity, ["-.Inf"] = double.NegativeInfinity, ["-.INF"] = double.NegativeInfinity,
    };

    /// <exception cref="YamlReadException">It is not what its tag says, or no JSON can hold it.</exception>
    public static JsonNode? Read(Scalar scalar) => Value(scalar) switch
    {
        null => null,
        bool value => JsonValue.Create(value),
        long value => JsonValue.Create(value),
        ulong value => JsonValue.Create(value),
        double value when double.IsFinite(value) => JsonValue.Create(value),
        double => throw YamlReadException.At(scalar.Start.Line, $"'{scalar.Value}' is a number that JSON cannot hold"),
        var text => JsonValue.Create((string)text),
    };

    /// <summary>The same as the name of a field.</summary>
    /// <exception cref="YamlReadException">It cannot be one.</exception>
    public static string Key(Scalar scalar) => Value(scalar) switch
    {
        null => throw YamlReadException.At(scalar.Start.Line, "a key is empty"),
        bool value => value ? "true" : "false",
        double value when double.IsFinite(value) => ((float)value).ToString("R", CultureInfo.InvariantCulture),
        double => scalar.Value,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var text => (string)text,
    };

    private static object? Value(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty ? scalar.Style == ScalarStyle.Plain ? "" : "str"
            : scalar.Tag.Value.StartsWith(Core, StringComparison.Ordinal) ? scalar.Tag.Value[Core.Length..] : "str";
        return (tag, tag is "str" or "binary" ? scalar.Value : Plain(scalar.Value)) switch
        {
            ("", var value) => value,
            ("binary", _) => Binary(scalar),
            ("float", long value) => (double)value,
            ("float", double value) => value,
            ("int", long or ulong) or ("bool", bool) or ("null", null) => Plain(scalar.Value),
            ("int" or "float" or "bool" or "null", _) =>
                throw YamlReadException.At(scalar.Start.Line, $"'{scalar.Value}' is no {tag}"),
            _ => scalar.Value,
        };
    }

    private static string Binary(Scalar scalar)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(scalar.Value));
        }
        catch (FormatException)
        {
            throw YamlReadException.At(scalar.Start.Line, "what is tagged !!binary is no base64");
        }
    }

    private static object? Plain(string text)
    {
        if (Words.TryGetValue(text, out var word))
            return word;
        if (text[0] == '.')
            return Fraction().IsMatch(text) ? Float(text) : text;
        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-'))
            return text;
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return Whole(plain) ?? (Number().IsMatch(plain) ? Float(plain) : null) ?? text;
    }

    /// <summary>strconv.ParseInt with base 0: <c>0x</c>, <c>0o</c>, <c>0b</c>, and a leading zero for octal.</summary>
    private static object? Whole(string text)
    {
        var isNegative = text.StartsWith('-');
        var digits = text[0] is '+' or '-' ? text[1..] : text;
        var (@base, start) = digits switch
        {
            ['0', 'x' or 'X', ..] => (16u, 2),
            ['0', 'o' or 'O', ..] => (8u, 2),
            ['0', 'b' or 'B', ..] => (2u, 2),
            ['0', _, ..] => (8u, 1),
            _ => (10u, 0),
        };
        if (digits.Length == start)
            return null;
        UInt128 value = 0;
        foreach (var digit in digits.AsSpan(start))
        {
            if (!char.IsAsciiHexDigit(digit) || Convert.ToUInt32(digit.ToString(), 16) is var one && one >= @base)
                return null;
            value = (value * @base) + one;
            if (value > ulong.MaxValue)
                return null;
        }
        return isNegative ? value <= (UInt128)long.MaxValue + 1 ? (long)-(Int128)value : null
            : value <= long.MaxValue ? (long)value
            : text[0] == '+' ? null : (ulong)value;
    }

    private static object? Float(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\.[0-9]+([eE][-+]?[0-9]+)?$")]
    private static partial Regex Fraction();
}
