using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Validation.Protocol;

namespace Validation.Harness.Tests.Facts;

/// <summary>
/// What comes out of a sandbox whose probe is somebody else's: lines of any kind, an honest output that was meddled with, and
/// lies in due form.
/// </summary>
internal static class Hostile
{
    private static readonly string[] Wrong =
    [
        "null", "[null]", "{}", "[]", "0", "\"\"", "true", "{\"answers\":null}", "{\"step\":null}", "{\"facts\":null}",
        "{\"facts\":0,\"nonce\":null}", "{\"facts\"", "\ufeff{}",
        "{\"step\":\"A\",\"ending\":77,\"answers\":[]}", "{\"step\":\"A\",\"ending\":\"Returned\",\"answers\":[null]}",
        "{\"step\":\"\\ud800\",\"ending\":\"Returned\",\"answers\":[]}",
        "{\"schema\":\"validation/facts/v1\",\"nonce\":null}",
        "{\"step\":\"A\",\"step\":\"A\",\"ending\":\"Returned\",\"answers\":[]}", "",
    ];

    private static readonly Gen<string> Deep = Gen.Int[1, 5000].Select(depth => new string('[', depth) + new string(']', depth));

    private static readonly Gen<string> Number = OneOf(
        Of(
            "-1", "0", "1", "77", "4096", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "1e400",
            "0.5", "-0", "1E3"),
        Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static readonly Gen<string> Text = OneOf(
        Of("", "A", "B", "Returned", "Signal", "validation/facts/v1", "\ud800", "\0", "é", "0x", "zz", "00", "\u001b[31m"),
        Gen.String[Gen.Char[' ', '~'], 0, 40], Gen.String[0, 20]).Select(text => JsonSerializer.Serialize(text));

    /// <summary>JSON of any shape, three levels deep at most.</summary>
    public static Gen<string> Json { get; } = Any(3);

    /// <summary>A line of anything.</summary>
    public static Gen<byte[]> Line { get; } = OneOf(
        Of(Wrong).Select(Encoding.UTF8.GetBytes), Json.Select(Encoding.UTF8.GetBytes), Deep.Select(Encoding.UTF8.GetBytes),
        Gen.Byte.Array[0, 60]);

    /// <summary>An honest output with one to three things done to it.</summary>
    public static Gen<byte[]> Meddled(IReadOnlyList<string> honest) => Gen.Select(
        Gen.UInt.Array[1, 3], Line.Array[3], Json.Array[3], (places, lines, values) =>
    {
        var said = honest.Select(Encoding.UTF8.GetBytes).ToList();
        for (var index = 0; index < places.Length && said.Count > 0; index++)
            Meddle(said, (int)(places[index] % (uint)said.Count), places[index] / (uint)said.Count, lines[index], values[index]);
        var all = said.SelectMany(line => (byte[])[.. line, (byte)'\n']).ToArray();
        return places[0] % 11 == 0 ? all[..(int)(places[^1] % (uint)(all.Length + 1))] : all;
    });

    /// <summary>A fact that breaks no rule and is a lie all the same.</summary>
    public static Gen<Fact> Lie(Step step) => Gen.Select(
        Gen.Int[0, 9], Gen.UInt.Array[step.Calls.Count], Word.Array[step.Calls.Count], (kind, numbers, words) =>
    {
        var ending = kind < 7 ? Ending.Returned : kind == 7 ? Ending.Signal : kind == 8 ? Ending.Exited : Ending.TimedOut;
        return new Fact
        {
            Step = step.Id,
            Ending = ending,
            Signal = ending == Ending.Signal ? 9 : null,
            ExitCode = ending == Ending.Exited ? (int)(numbers.FirstOrDefault() % 256) : null,
            Answers =
            [
                .. step.Calls.Take(ending == Ending.Returned ? step.Calls.Count : kind % (step.Calls.Count + 1))
                    .Select((call, index) => Lie(call, numbers[index], words[index]))
            ],
        };
    });

    private static readonly int[] Errnos = [0, 0, 0, 1, 2, 11, 12, 13, 22, 38, 95, 110, 4095];

    private static readonly long[] Values = [0, 1, 3, -1, 64, 200, 4096, int.MaxValue, long.MaxValue, long.MinValue];

    private static readonly Gen<string> Word = OneOf(
        Of(
            "", "\n", "1 found\n", "7 errno 2\n", "MemTotal:  99999999999999999999 kB\n", "Linux version", "0 0 0 x",
            "1.00 2.00 3.00 9/99999999999 7", "a b c d\n", "Uid:\t0", ":::::"),
        Gen.String[Gen.Char[' ', '~'], 0, 80],
        OneOf(Gen.Byte.Array[0, 80], Of<byte[]>(Netlink(2, 16), Netlink(2, 20), Netlink(24, 32), Netlink(16, 40)))
            .Select(bytes => "\0" + Convert.ToHexString(bytes)));

    private static Answer Lie(Call call, uint number, string word)
    {
        var room = call.Arguments.Sum(argument => argument.Out ?? 0);
        var bytes = word.StartsWith('\0') ? word.Length / 2 : word.Length;
        var answer = new Answer { Value = Values[number % Values.Length], Errno = Errnos[number / 16 % Errnos.Length] };
        return bytes > room || room == 0
            ? answer
            : word.StartsWith('\0') ? answer with { Hex = word[1..] }
            : answer with { Text = word };
    }

    /// <summary>struct nlmsghdr: length, type, and nothing that would belong after it.</summary>
    private static byte[] Netlink(short type, int length) =>
        [.. BitConverter.GetBytes(length), .. BitConverter.GetBytes(type), .. new byte[length - 6]];

    /// <summary>One of these values.</summary>
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>What one of these makes.</summary>
    public static Gen<T> OneOf<T>(params Gen<T>[] several) => Gen.Int[0, several.Length - 1].SelectMany(index => several[index]);

    /// <summary>What each of these makes.</summary>
    public static Gen<T[]> All<T>(IEnumerable<Gen<T>> several) =>
        several.Aggregate(
            Gen.Int[0, 0].Select(_ => Array.Empty<T>()),
            (made, next) => Gen.Select(made, next, (items, item) => (T[])[.. items, item]));

    private static Gen<string> Any(int depth)
    {
        var leaf = OneOf(Of("null", "true", "false"), Number, Text);
        if (depth == 0)
            return leaf;
        var inner = Any(depth - 1);
        var name = Of(
            "step", "ending", "signal", "exitCode", "answers", "microseconds", "value", "errno", "text", "hex", "facts", "nonce",
            "schema", "x");
        return OneOf(
            leaf,
            inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(name, inner).Array[0, 5]
                .Select(members => $"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}"));
    }

    private static void Meddle(List<byte[]> said, int at, uint how, byte[] line, string value)
    {
        switch (how % 8)
        {
            case 0:
                said[at] = line;
                break;
            case 1:
                said.RemoveAt(at);
                break;
            case 2:
                said.Insert(at, said[at]);
                break;
            case 3:
                said.Insert(at, line);
                break;
            case 4:
                said[at] = said[at][..(int)(how / 8 % (uint)(said[at].Length + 1))];
                break;
            case 5:
                said[at] = [.. said[at][..(said[at].Length / 2)], .. line, .. said[at][(said[at].Length / 2)..]];
                break;
            default:
                said[at] = Replaced(said[at], (int)(how / 8), value);
                break;
        }
    }

    /// <summary>One value of a line, at any depth, becomes another.</summary>
    private static byte[] Replaced(byte[] line, int number, string value)
    {
        try
        {
            var root = JsonNode.Parse(line)!;
            JsonNode[] places = [.. Below(root)];
            if (places.Length == 0)
                return Encoding.UTF8.GetBytes(value);
            places[Math.Abs(number) % places.Length].ReplaceWith(JsonNode.Parse(value));
            return Encoding.UTF8.GetBytes(root.ToJsonString());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return Encoding.UTF8.GetBytes(value);
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Value).OfType<JsonNode>()
            .SelectMany(inner => (JsonNode[])[inner, .. Below(inner)]),
        JsonArray items => items.OfType<JsonNode>().SelectMany(inner => (JsonNode[])[inner, .. Below(inner)]),
        _ => [],
    };
}
