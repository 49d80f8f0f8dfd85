using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Validation.Controls.Seeing;
using Validation.Protocol;

namespace Validation.Harness.Facts;

/// <summary>
/// Reads a probe's facts as what they are, hostile input: bounded in line length, number and total, strictly parsed, with the
/// nonce of this launch at both ends, no step answered twice or unasked, and nothing in a fact that no step can bring back
/// (<see cref="FactRules"/>). Calls <c>started</c> at the first line.
/// </summary>
internal sealed class FactsReader(IReadOnlyDictionary<string, Step> steps, string nonce, Action started)
{
    private const int LongestLine = 4 * 1024 * 1024;
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly Dictionary<string, Fact> facts = [];

    /// <summary>How many facts are to come.</summary>
    public int Asked => steps.Count;

    /// <summary>What came so far, by step.</summary>
    public IReadOnlyDictionary<string, Fact> Facts => facts;

    /// <summary>Says of a fact that nothing after it is wanted: reading ends with it as if the books had closed.</summary>
    public Func<Fact, bool> Enough { get; init; } = _ => false;

    /// <summary>True once a first line came, whatever it said: something runs.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>True where the output was in order as far as it came, and then just ended.</summary>
    public bool BrokeOff { get; private set; }

    /// <summary>Reads until the footer, the stream's end or the first line that is wrong.</summary>
    /// <returns>null where the books closed; else why they did not, in a sentence.</returns>
    public async Task<string?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        var total = 0L;
        var header = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end).ToArray();
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                total += line.Length;
                var (done, wrong) = Take(line, ref header);
                if (done || wrong is not null)
                    return wrong;
            }
            if (buffer.Length > LongestLine || total > MostBytes)
                return "the probe flooded its output: more "
                    + $"than {(buffer.Length > LongestLine ? LongestLine : MostBytes) >> 20} MiB";
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                BrokeOff = header;
                return $"the probe's output ended after {facts.Count} of {steps.Count} facts";
            }
        }
    }

    private (bool Done, string? Wrong) Take(byte[] line, ref bool header)
    {
        try
        {
            if (!header)
            {
                HasBegun = true;
                started();
                var first = FactLine.Header(line);
                header = first.Schema == FactsHeader.CurrentSchema && first.Nonce == nonce;
                return (false, header ? null : $"the probe's first line has the schema '{Cut(first.Schema)}' or a foreign nonce");
            }
            if (line.AsSpan().StartsWith("{\"facts\""u8))
                return (true, Close(FactLine.Footer(line)));
            var fact = FactLine.Fact(line);
            if (!steps.TryGetValue(fact.Step, out var step))
                return (false, $"the probe answered a step that was not asked: '{Cut(fact.Step)}'");
            if (FactRules.Wrong(fact, step) is { } wrong)
                return (false, $"the probe {wrong}");
            return facts.TryAdd(fact.Step, fact) ? (Enough(fact), null) : (false, $"the probe answered '{fact.Step}' twice");
        }
        catch (JsonException error)
        {
            return (false, $"line {facts.Count + 1} of the probe's output is no fact: {Cut(error.Message)}");
        }
    }

    private string? Close(FactsFooter footer) =>
        footer.Nonce != nonce ? "the probe's last line has a foreign nonce"
        : footer.Facts != facts.Count ? $"the probe counted {footer.Facts} facts and {facts.Count} came"
        : facts.Count != steps.Count ? $"the probe answered {facts.Count} of {steps.Count} steps"
        : null;

    private static string Cut(string text) => Words.Shorten(text);
}
