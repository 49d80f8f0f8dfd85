using House.Tests.Fixture;
using House.Tests.Judging;
using House.Tests.Reading;

namespace House.Tests;

/// <summary>
/// No two folders of one parent know each other, directly or by a way around: neither assemblies, nor a project's folders, nor
/// theirs. See <see cref="Level"/> for what counts as a folder.
/// </summary>
public sealed class CircleTests
{
    [Test]
    public void The_product_has_no_circle()
    {
        Circle[] circles = [.. Level.Of(Product.Uses).SelectMany(Circle.In)];

        if (circles.Length > 0)
            Assert.Fail($"{circles.Length} to cut:\n\n{string.Join('\n', circles.Select(circle => circle.ToString()))}");
    }

    [Test]
    public void A_circle_is_told_as_a_way_that_begins_with_the_weakest_arrow_and_with_what_to_do()
    {
        var circle = Level.Of(Sources.Uses).SelectMany(Circle.In).ShouldHaveSingleItem().ToString();

        circle.ShouldStartWith(
            """
            a circle in House.Tests.Fixture: Fixture.Below → Fixture.Above → Fixture.Below
              Fixture.Below → Fixture.Above, by 1 use:
                Cellar.IsCovered uses Roof
              Fixture.Above → Fixture.Below, by 
            """);
        circle.ShouldEndWith(
            "  Cut Fixture.Below → Fixture.Above, the weakest: move what is used to where both may know it, or hand it in from "
            + "above "
            + "(docs/architecture.md, \"No circle\").\n");
    }

    [TestCase("a.x>a.y", 0, TestName = "One way is no circle")]
    [TestCase("a>a.x", 0, TestName = "A folder's own files may stand on a sub folder")]
    [TestCase("a.x>a a.x.y>a", 0, TestName = "Sub folders may stand on their parent's own files")]
    [TestCase("a>a.x a.y>a", 0, TestName = "Own files between two sub folders")]
    [TestCase("a>a.x a.x>a", 1, TestName = "Own files and a sub folder that know each other")]
    [TestCase("a.x>a.y a.y>a.z a.z>a.x", 1, TestName = "A way around")]
    [TestCase("a.x.p>a.y.p a.y.q>a.x.q", 1, TestName = "Deeper folders close a circle over those above them")]
    [TestCase("a.x.p>a.y a.y>a.x.q a.x.q>a.x.p", 1, TestName = "A way that leaves a folder and comes back into it")]
    [TestCase("a.x>a.y a.y>a.x b.x>b.y b.y>b.x", 2, TestName = "Two circles are two")]
    public void A_circle_is_found(string arrows, int circles) =>
        Level.Of(arrows.Split(' ').Select(arrow => arrow.Split('>'))
            .Select(ends => new Use($"V.{ends[0]}", "M", $"V.{ends[1]}", "T")))
            .SelectMany(Circle.In).Count().ShouldBe(circles);
}
