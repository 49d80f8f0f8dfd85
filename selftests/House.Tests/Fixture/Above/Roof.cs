using House.Tests.Fixture.Below;

namespace House.Tests.Fixture.Above;

/// <summary>Uses the folder below it in every way that an arrow is made of, each in a member of its own.</summary>
internal sealed class Roof : Wall, IStone
{
    private readonly Func<object> lambda = () => new InLambda();

    public InProperty? Property { get; init; }

    [Marked(typeof(InAttribute))]
    public object Lambda => lambda();

    public static bool Body(object thing) => thing is InBody;

    public static void Signature(InSignature thing) => ArgumentNullException.ThrowIfNull(thing);

    public static IReadOnlyList<object> Generic() => new List<InGeneric>();

    public static T Constraint<T>(T thing)
        where T : InConstraint => thing;

    public static int Caught()
    {
        try
        {
            return Environment.ProcessId;
        }
        catch (CaughtException)
        {
            return 0;
        }
    }

    public static async Task<string> Async()
    {
        await Task.Yield();
        return new InAsync().ToString()!;
    }

    public static IEnumerable<string> Iterator()
    {
        yield return Cellar.Text;
    }

    public static int Field() => Cellar.Bottles;
}
