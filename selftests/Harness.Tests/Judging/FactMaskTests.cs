using System.Text;
using Validation.Controls.Probing;
using Validation.Harness.Judging;
using Validation.Protocol;

namespace Validation.Harness.Tests.Judging;

/// <summary>What a probe came across becomes evidence here, and nowhere else.</summary>
public sealed class FactMaskTests
{
    private const string Nonce = "0f3c9a1be2d84756a1b2c3d4e5f60718";

    [Test]
    public void An_environment_loses_its_values_whoever_reads_it()
    {
        var fact = Read("PATH=/usr/bin\0DATABASE=hunter2\0");

        foreach (var step in new[] { Step("/proc/self/environ"), null })
        {
            var answer = FactMask.Of(fact, step).Answers[1];
            answer.Hex.ShouldBeNull();
            answer.Text.ShouldNotBeNull().ShouldContain("DATABASE=[redacted environment value: 7 characters, SHA-256 f52fbd32");
            answer.Text.ShouldNotContain("hunter2");
            answer.Value.ShouldBe(fact.Answers[1].Value);
        }
    }

    [Test]
    public void One_variable_alone_is_known_by_the_file_that_it_was_read_from() =>
        FactMask.Of(Read("DATABASE=hunter2\0"), Step("/proc/1/environ")).Answers[1].Text.ShouldBe(
            "DATABASE=[redacted environment value: 7 characters, SHA-256 "
                + "f52fbd32b2b3b86ff88ef6c490628285f482af15ddcb29541f94bcf526a3f6c7]");

    [Test]
    public void A_key_with_carriage_returns_came_in_hexadecimal_and_is_known_all_the_same()
    {
        var answer = FactMask.Of(Read($"-----BEGIN PRIVATE{" "}KEY-----\r\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0w\r\n"),
            null).Answers[1];

        answer.Hex.ShouldBeNull();
        answer.Text.ShouldNotBeNull().ShouldStartWith("[redacted private key: ");
    }

    [TestCase("dd\0if=/dev/zero\0of=/dev/null\0" + Nonce + "\0")]
    [TestCase("\u0001\u0002" + Nonce)]
    [TestCase("6f0c1d2e-3a4b-5c6d-7e8f-901234567890\n\0")]
    public void What_is_no_secret_stays_byte_for_byte(string text)
    {
        var fact = Read(text);

        FactMask.Of(fact, Step("/proc/1/cmdline")).Answers.ShouldBe(fact.Answers);
    }

    private static Step Step(string path) => new()
    {
        Id = "ISO-X-001",
        Calls = [Sys.Call("openat", -100, path, 0), Sys.Call("read", Argument.Of(0), Argument.Buffer(4096), 4096)],
    };

    private static Fact Read(string text) => new()
    {
        Step = "ISO-X-001",
        Ending = Ending.Returned,
        Answers = [
            new Answer { Value = 3 },
            new Answer { Value = text.Length, Hex = Convert.ToHexStringLower(Encoding.Latin1.GetBytes(text)) },
        ],
    };
}
