namespace Validation.Harness.Engines.Kubernetes.Parsing;

/// <summary>A text is no YAML that kubectl would take, or means two things: where, and what.</summary>
internal sealed class YamlReadException : Exception
{
    public YamlReadException(string message)
        : base(message)
    {
    }

    public YamlReadException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public static YamlReadException At(long line, string problem) => new($"line {line}: {problem}");
}
