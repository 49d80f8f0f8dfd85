using System.Text.Json.Nodes;
using Validation.Results;

namespace Validation.Reporting.Interchange.Oscal;

/// <summary>A control of a catalogue and the observations that speak of it.</summary>
internal sealed record OscalControl(string Id, string? Objective, string Title, IReadOnlyList<OscalObservation> Observations);

internal static class OscalControls
{
    /// <summary>
    /// Sorted by id. A row that refers to no catalogue's control is a control of its own, so that no failure is without a
    /// finding.
    /// </summary>
    public static IReadOnlyList<OscalControl> Of(IEnumerable<OscalObservation> observations) =>
    [
        .. observations.SelectMany(Referred)
            .GroupBy(pair => pair.Control.Id)
            .OrderBy(control => control.Key, StringComparer.Ordinal)
            .Select(control => control.First().Control with { Observations = [.. control.Select(pair => pair.Observation)] }),
    ];

    /// <summary>
    /// NIST's controls have assessment objectives of a known id in SP 800-53A; the others are named as they are.
    /// </summary>
    public static JsonObject Reviewed(IReadOnlyList<OscalControl> controls) => new()
    {
        ["control-selections"] = new JsonArray(controls.Count == 0
            ? new JsonObject { ["include-all"] = new JsonObject() }
            : new JsonObject
            {
                ["include-controls"] =
                    new JsonArray([.. controls.Select(control => new JsonObject { ["control-id"] = control.Id })]),
            }),
    };

    private static IEnumerable<(OscalControl Control, OscalObservation Observation)> Referred(OscalObservation observation)
    {
        var row = observation.Row;
        OscalControl[] controls = [.. row.References.Select(Of).OfType<OscalControl>().DistinctBy(control => control.Id)];
        if (controls.Length == 0)
            controls = [new OscalControl(Catalogues.Token(row.Control), null, $"{row.Control}: {row.Title}", [])];
        return controls.Select(control => (control, observation));
    }

    private static OscalControl? Of(ReferenceRecord reference) => Catalogues.ControlId(reference) is { } id
        ? new OscalControl(id, Catalogues.IsNist80053(reference) ? $"{id}_obj" : null,
            $"{reference.Catalogue} {reference.Id}: {reference.Title}", [])
        : null;
}
