namespace Validation.Controls.Seeing;

/// <summary>
/// Whether a call was refused. Only errors that say so count: an error of another kind leaves the question open, and a success is
/// a finding.
/// </summary>
internal static class Refusals
{
    /// <summary>Forbidden, or not there at all.</summary>
    private static readonly int[] Refused = [Errno.EPERM, Errno.EACCES, Errno.ENOSYS];

    extension(Fact fact)
    {
        /// <summary>The n-th call was refused.</summary>
        /// <param name="call">Its index in the step.</param>
        /// <param name="what">What must not be possible, as a sentence's beginning: <c>a process of the host was
        /// traced</c>.</param>
        /// <param name="also">Errors that are a refusal for this call, too.</param>
        /// <exception cref="ShouldAssertException">The call succeeded.</exception>
        /// <exception cref="CannotTellException">It failed for a reason that is no refusal.</exception>
        public void ShouldBeRefused(int call, string what, params IReadOnlyList<int> also)
        {
            var answer = fact.Answers[call];
            if (answer.Errno == 0)
                throw new ShouldAssertException($"{what}: the call returned {Words.Describe(answer)} where it should be refused");
            int[] expected = [.. Refused, .. also];
            if (!expected.Contains(answer.Errno))
                throw new CannotTellException($"step '{fact.Step}', call {call}, ended with {Errno.Name(answer.Errno)}, which is "
                    + $"no refusal ({Names(expected)})");
        }

        /// <summary>
        /// The n-th call was refused before its argument, wrong on purpose, was looked at: see <see cref="ShouldBePermitted"/>.
        /// </summary>
        /// <param name="call">Its index in the step.</param>
        /// <param name="permitted">The error that comes where the call is permitted: a finding.</param>
        /// <param name="what">What must not be possible, as a sentence: <c>the workload may adjust the clock</c>.</param>
        public void ShouldBeForbidden(int call, int permitted, string what)
        {
            Finding.Unless(fact.Answers[call].Errno != permitted,
                $"{what}: the call ended with {Errno.Name(permitted)} only, for its impossible argument");
            fact.ShouldBeRefused(call, what);
        }

        /// <summary>The n-th call was carried out: what a twin has to show.</summary>
        public void ShouldBeCarriedOut(int call, string what)
        {
            if (fact.ErrnoOf(call) is not "0" and var errno)
                throw new ShouldAssertException($"{what} should be possible here and ended with {errno}");
        }

        /// <summary>
        /// The n-th call passed the check of permissions and failed on an argument that was wrong on purpose: what a twin has to
        /// show where the call itself would do harm.
        /// </summary>
        public void ShouldBePermitted(int call, int errno, string what)
        {
            if (fact.Answers[call].Errno != errno)
                throw new ShouldAssertException($"{what} should be permitted here and fail with {Errno.Name(errno)} only; it "
                    + $"ended with {fact.ErrnoOf(call)}");
        }
    }

    private static string Names(IEnumerable<int> errnos) => string.Join(", ", errnos.Select(Errno.Name));
}
