namespace Validation.Harness.Witnesses;

/// <summary>A value read from the host, or the reason why it could not be read. There is no default in between.</summary>
public sealed record Reading<T>
{
    private readonly T? _value;

    internal Reading(T? value, string? absence) => (_value, Absence) = (value, absence);

    /// <summary>What was attempted, on what and what came back (with the errno's name); null where there is a value.</summary>
    public string? Absence { get; }

    public bool IsPresent => Absence is null;

    /// <exception cref="InvalidOperationException">There is no value; the message is <see cref="Absence"/>.</exception>
    public T Value => IsPresent ? _value! : throw new InvalidOperationException(Absence);

    public Reading<TOther> Select<TOther>(Func<T, TOther> selector) =>
        IsPresent ? Reading.Of(selector(Value)) : Reading.Absent<TOther>(Absence!);

    public override string ToString() => IsPresent ? $"{_value}" : $"unreadable: {Absence}";
}

/// <summary>Makes <see cref="Reading{T}"/>.</summary>
public static class Reading
{
    public static Reading<T> Of<T>(T value) => new(value, null);

    public static Reading<T> Absent<T>(string absence) => new(default, absence);
}
