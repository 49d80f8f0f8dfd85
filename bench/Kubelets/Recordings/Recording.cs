using System.Text;
using Validation.Kubelets.Nodes;
using Validation.Kubelets.Pods;

namespace Validation.Kubelets.Recordings;

/// <summary>
/// What the real probe answered to a real plan in a real sandbox, and the words that reached the listener meanwhile.
/// </summary>
internal sealed record Recording(Plan Plan, string Facts, IReadOnlyList<string> Words, TimeSpan Time, string Boot)
{
    /// <summary>
    /// The same facts as another node's probe would have written them for a plan that differs by its random texts alone.
    /// </summary>
    public string FactsFor(Plan plan, SimulatedNode node) => For(Facts, plan, node);

    public IEnumerable<string> WordsFor(Plan plan, SimulatedNode node) => Words.Select(word => For(word, plan, node));

    private string For(string text, Plan plan, SimulatedNode node)
    {
        if (plan.Shape != Plan.Shape)
            throw new InvalidOperationException("this plan is not the one that was recorded");
        var patched = new StringBuilder(text);
        foreach (var (recorded, own) in Plan.Tokens.Zip(plan.Tokens).Append((Boot, node.Boot)))
            patched.Replace(recorded, own).Replace(Plan.InHex(recorded), Plan.InHex(own));
        return patched.ToString();
    }
}
