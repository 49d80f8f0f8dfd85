using NUnit.Framework;

namespace Validation.Bench.Empty;

/// <summary>What `dotnet test` costs by itself.</summary>
public sealed class Nothing
{
    [Test]
    public void Passes() => Assert.Pass();
}
