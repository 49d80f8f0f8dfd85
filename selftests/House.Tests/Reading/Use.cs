namespace House.Tests.Reading;

/// <summary>One member that uses one type of another folder.</summary>
/// <param name="From">the namespace of the user</param>
/// <param name="Member">who, as a reader finds it in the source: <c>Gate.MeasureAsync</c></param>
/// <param name="To">the namespace of what is used</param>
/// <param name="Used">the type that is used; of a nested one the outermost</param>
internal sealed record Use(string From, string Member, string To, string Used)
{
    public override string ToString() => $"{Member} uses {Used}";
}
