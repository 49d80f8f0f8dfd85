using Validation.Reporting.Page.Html;
using Validation.Reporting.Page.Wording;
using Validation.Reporting.Parts;
using Validation.Results;
using static Validation.Reporting.Page.Html.Tag;

namespace Validation.Reporting.Page.Method;

/// <summary>How the verdicts came about, what they do not say, and how to see the same again.</summary>
internal static class MethodSection
{
    public static Node Of(BundleInput input) => Node.Of(
        H3("How it was measured"),
        Ol(
            Li("The same small program, the probe, was launched under the runtime under test with the platform's own workload "
                + "template, and under a plain runtime without the sandbox. It tries things and reports facts; it never judges."),
            Li("A pass counts only where the same probe was shown able to see the exposure in another launch. Where that was not "
                + "shown, the verdict is error."),
            Li("What is unknown is no pass: a time-out, a missing answer, a dead probe or an answer that cannot be read ends as "
                + "error."),
            Li("Effects are judged from outside of the sandbox: a connection is denied when the listener was alive and did not "
                + "hear the word, not when the workload was told so."),
            Li("The runtime is attested by witnesses of the host (what process runs, what filter it carries, what the engine "
                + "recorded). Its name proves nothing."),
            Li("Every planned control is in the counts. A count that does not add up makes the run worthless, and this page says "
                + "so.")),
        H3("What the verdicts mean"),
        DataTable.Of("Verdicts", ["Verdict", "What it means"],
            VerdictWords.InOrder.Select(verdict =>
                (IReadOnlyList<Node>)[VerdictMark.Of(verdict), VerdictWords.Meaning(verdict)])),
        H3("What this report does not say"),
        Ul(
            Li("It is about the moment at which it was measured, on the machine and with the versions named under Environment. "
                + "Another kernel, runtime, flag or template needs another run."),
            Li("It shows known ways to be closed. It cannot show that there is no unknown one: a fault in the sandbox itself "
                + "would not be seen before somebody knows it."),
            Li("It does not test the hardware: attacks through the processor's timing, caches or memory are out of its reach but "
                + "for what a control names."),
            Li("It does not look into the programs that run in the sandbox, nor into the supply chain of the runtime beyond its "
                + "version and its checksum."),
            Li("Text that came from inside a sandbox is shown as it came, shortened, with hidden characters made visible. It is "
                + "the word of the program under test.")),
        H3("How to see the same again"),
        P("Every finding has a command line of its own. The whole run: ",
            Code(
                $"./run-suite.sh --engine {Short.Of(input.Results.Run.Engine, 20)} --runtime "
                    + $"{Short.Of(input.Results.Run.Runtime, 80)} --baseline {Short.Of(input.Results.Run.Baseline, 80)}"), "."),
        P("This page is made from results.json and from the comparison with earlier runs; the same input gives the same bytes. "
            + "It has no script and asks for nothing over the network: the browser is told to refuse both."));
}
