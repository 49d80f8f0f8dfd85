namespace Validation.Reporting.Verification;

/// <summary>What a verification found, each a sentence.</summary>
public sealed class Findings
{
    private readonly List<string> held = [];
    private readonly List<string> touched = [];
    private readonly List<string> unable = [];
    private readonly List<string> left = [];

    /// <summary>What was checked and holds.</summary>
    public IReadOnlyList<string> Held => held;

    /// <summary>What is not as it was when the bundle was made.</summary>
    public IReadOnlyList<string> Touched => touched;

    /// <summary>What should have been checked and could not be.</summary>
    public IReadOnlyList<string> Unable => unable;

    /// <summary>What a verification of this kind does not check.</summary>
    public IReadOnlyList<string> NotChecked => left;

    public void Hold(string sentence) => held.Add(sentence);

    public void Touch(string sentence) => touched.Add(sentence);

    public void Miss(string sentence) => unable.Add(sentence);

    public void Leave(string sentence) => left.Add(sentence);
}
