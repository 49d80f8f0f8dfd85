using House.Tests.Fixture;

namespace House.Tests;

/// <summary>
/// Every way in which the compiler writes down that one type uses another is read, and told by the member it was written in.
/// </summary>
public sealed class ReadingTests
{
    [TestCase("Roof uses Wall", TestName = "A base class")]
    [TestCase("Roof uses IStone", TestName = "An interface")]
    [TestCase("Roof.Property uses InProperty", TestName = "A property")]
    [TestCase("Roof.Signature uses InSignature", TestName = "A parameter")]
    [TestCase("Roof.Body uses InBody", TestName = "A type test in a body")]
    [TestCase("Roof.Generic uses InGeneric", TestName = "An argument of a generic type")]
    [TestCase("Roof.Constraint uses InConstraint", TestName = "A constraint")]
    [TestCase("Roof.Caught uses CaughtException", TestName = "An exception that is caught")]
    [TestCase("Roof.Field uses Cellar", TestName = "A field")]
    [TestCase("Roof.Async uses InAsync", TestName = "What a state machine does belongs to its method")]
    [TestCase("Roof.Iterator uses Cellar", TestName = "What an iterator does belongs to its method")]
    [TestCase("Roof.Lambda uses MarkedAttribute", TestName = "An attribute")]
    [TestCase("Roof.Lambda uses InAttribute", TestName = "A type that an attribute names")]
    public void A_use_is_seen(string use) => Sources.Uses.Select(one => one.ToString()).ShouldContain(use);

    [Test]
    public void What_a_lambda_does_belongs_to_the_type_that_it_is_written_in() =>
        Sources.Uses.ShouldContain(use => use.Member.StartsWith("Roof") && use.Used == "InLambda");
}
