namespace Validation.Controls.Isolation.Tokens;

internal static class TokenAbsent
{
    private const string Path = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    private const int FromEnd = 2;
    private const int ReadCall = 1;
    private const int LengthCall = 2;

    /// <summary>
    /// The beginning of every JSON Web Token: <c>{"</c> in base64. No more of it is read, so that none of it can be kept.
    /// </summary>
    private const string Beginning = "eyJ";

    public static readonly Control Definition = new()
    {
        Id = "ISO-TOK-001",
        Title = "No service-account token is mounted in the workload",
        Subarea = "Tokens",
        Severity = Severity.High,
        Why = "A token is the pod's identity at the API server. Untrusted code reads it like any file, and who carries it out "
            + "has the account's rights from anywhere.",
        Remedy = "Set automountServiceAccountToken: false in the pod (the pod's word counts over its account's), and mount no "
            + "projected token.",
        References = [Nist80053.Ac6, Nist80053.Ia5, Nist800190.UnboundedAdministration, CisKubernetes.Tokens,
            CisKubernetes.DefaultAccounts, NsaCisa.Tokens, Attack.T1528, Attack.T1552X7, Kubernetes.ServiceAccounts],
        HeldBy = HeldBy.Template,
        Needs = [Need.Pod],
        Probe = Probe.Of(
            Sys.Open(Path, Sys.ReadOnly),
            Sys.Call("read", Argument.Of(0), Argument.Buffer(Beginning.Length), Beginning.Length),
            Sys.Call("lseek", Argument.Of(0), 0, FromEnd),
            Sys.Call("close", Argument.Of(0))),
        Twin = Twin.Baseline,
        Exposed = seen =>
            Finding.Unless(seen.Fact.Succeeded && seen.Fact.Answers[ReadCall].Text == Beginning,
                "a token should be mounted here, and none was read"),
        Expect = new(seen =>
        {
            var fact = seen.Fact;
            Finding.Unless(fact.Answers[0].Errno != 0,
                $"a file of {fact.Answers[LengthCall].Value} bytes that begins with '{fact.Answers[ReadCall].Text}' is mounted "
                    + "where service-account tokens are");
            if (fact.Answers[0].Errno is not (Errno.ENOENT or Errno.ENOTDIR))
                throw new CannotTellException(
                    $"opening {Path} ended with {fact.ErrnoOf(0)}, which does not say that it is not there");
        }),
    };
}
