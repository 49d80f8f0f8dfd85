using House.Tests.Fixture.Above;

namespace House.Tests.Fixture.Below;

/// <summary>The one that looks up again, and so closes the circle.</summary>
internal static class Cellar
{
    internal static readonly int Bottles = 6;

    internal static string Text { get; } = "cellar";

    internal static bool IsCovered(object house) => house is Roof;
}

internal class Wall;

internal interface IStone;

internal sealed class InProperty;

internal sealed class InLambda;

internal sealed class InBody;

internal sealed class InSignature;

internal sealed class InGeneric;

internal abstract class InConstraint;

internal sealed class InAsync;

internal sealed class InAttribute;

internal sealed class CaughtException : Exception;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class MarkedAttribute(Type what) : Attribute
{
    public Type What { get; } = what;
}
