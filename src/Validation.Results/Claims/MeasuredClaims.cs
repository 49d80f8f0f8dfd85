namespace Validation.Results.Claims;

/// <summary>
/// What a run found of the claims, where it judged every control that states one. A claim that is refuted is no failure of its
/// own.
/// </summary>
public static class MeasuredClaims
{
    public const string Confirmed = "confirmed";
    public const string Refuted = "refuted";
    public const string Conditional = "conditional";
    public const string NotMeasurable = "not measurable here";

    /// <param name="results">The run's; several rows of one control count together.</param>
    public static IReadOnlyList<Claim> Of(IReadOnlyList<ControlResult> results)
    {
        var rows = results.ToLookup(result => result.Control, StringComparer.Ordinal);
        return
        [
            .. ClaimsLedger.All.Where(claim => claim.Controls.Count > 0 && claim.Controls.All(rows.Contains))
                .Select(claim => Of(claim, [.. claim.Controls.SelectMany(control => rows[control])])),
        ];
    }

    private static Claim Of(GuideClaim claim, IReadOnlyList<ControlResult> rows)
    {
        var (finding, reason) = rows switch
        {
            _ when rows.FirstOrDefault(row => row.Verdict is Verdict.Fail or Verdict.Waived) is { } broken =>
                (Refuted, Said(broken)),
            _ when rows.FirstOrDefault(row => row.Verdict != Verdict.Pass) is { } untold => (NotMeasurable, Said(untold)),
            _ => (Confirmed, $"held, and the twin showed what it is without: {string.Join(", ", claim.Controls)}"),
        };
        return new Claim { Id = claim.Id, Text = claim.Text, Finding = finding, Reason = reason };
    }

    private static string Said(ControlResult row) => $"{row.Control}: {row.Reason}";
}
