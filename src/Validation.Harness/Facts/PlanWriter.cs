using System.Text.Json;
using Validation.Protocol;

namespace Validation.Harness.Facts;

/// <summary>Writes a plan as the probe reads it: JSON lines.</summary>
internal static class PlanWriter
{
    public static byte[] Lines(Plan plan)
    {
        using var lines = new MemoryStream();
        Line(JsonSerializer.SerializeToUtf8Bytes(
            new PlanHeader
            {
                Schema = PlanHeader.CurrentSchema,
                Nonce = plan.Nonce,
                Steps = plan.Steps.Count,
                HoldMilliseconds = plan.HoldMilliseconds,
            },
            ProtocolJson.Default.PlanHeader));
        foreach (var step in plan.Steps)
            Line(JsonSerializer.SerializeToUtf8Bytes(step, ProtocolJson.Default.Step));
        return lines.ToArray();

        void Line(byte[] json)
        {
            lines.Write(json);
            lines.WriteByte((byte)'\n');
        }
    }

    public static async Task WriteAsync(Stream stream, Plan plan, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Lines(plan), cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
