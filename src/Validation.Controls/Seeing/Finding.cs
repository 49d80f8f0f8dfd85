namespace Validation.Controls.Seeing;

/// <summary>
/// An assertion whose failure is a whole sentence, where Shouldly's own would quote source code or spread a table.
/// </summary>
internal static class Finding
{
    /// <param name="holds">What must be so.</param>
    /// <param name="otherwise">What was seen if it is not: <c>the host's file '/x' was read</c>.</param>
    /// <exception cref="ShouldAssertException">It is not so.</exception>
    public static void Unless(bool holds, string otherwise)
    {
        if (!holds)
            throw new ShouldAssertException(otherwise);
    }
}
