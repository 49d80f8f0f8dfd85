using Selftests.Support.Samples;
using Validation.Reporting.Page.Catalogues;

namespace Reporting.Tests.Page;

public sealed class CatalogueTests
{
    [Test]
    public void A_row_tells_what_names_it_from_what_is_held_against_it_and_from_what_nothing_measures()
    {
        var page = Html.Of(Samples.Full);
        var nist = page.All("table")
            .Single(table => Html.Words(table.Element("caption")!).StartsWith("NIST SP 800-53 r5:", StringComparison.Ordinal));
        var rows = Html.Rows(nist).ToDictionary(row => row[0]);

        rows["SC-39"][2].ShouldBe("5 pass, 2 FAIL, 2 ERROR, 1 not applicable, 1 waived");
        rows["SC-39"][3].ShouldStartWith("named: ISO-DEV-001, ISO-FS-001, ISO-PROC-001 to 002");
        rows["SC-7"][3].ShouldBe("by subject: NET-OUT-001 to 002");
        rows["IA-5"].Skip(2).ShouldBe(["not tested", "no control of this run"]);
        rows["CA-7"].Skip(2).ShouldBe(["this audit", "the audit itself: its run, its evidence and its signature"]);
        Html.Words(page.Section("not-tested")).ShouldContain("CIS Kubernetes 1.12: 5.1.5, 5.1.6, 5.2.3, 5.2.4, 5.2.5");
    }
}
