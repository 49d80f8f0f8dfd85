namespace Validation.Controls.Readings;

/// <summary>A value that was read, or the reason why it could not be. Asking for an absent value cannot end in a pass.</summary>
public sealed record Reading<T>
{
    private readonly T? value;

    internal Reading(T? value, string? absence) => (this.value, Absence) = (value, absence);

    /// <summary>Why there is no value, with the error verbatim; null where there is one.</summary>
    public string? Absence { get; }

    public bool IsPresent => Absence is null;

    /// <exception cref="CannotTellException">There is no value.</exception>
    public T Value => IsPresent ? value! : throw new CannotTellException(Absence!);

    public Reading<TOther> Select<TOther>(Func<T, TOther> selector) =>
        IsPresent ? new(selector(value!), null) : new(default, Absence);

    public override string ToString() => IsPresent ? $"{value}" : $"unknown: {Absence}";
}

/// <summary>Makes readings.</summary>
public static class Reading
{
    public static Reading<T> Of<T>(T value) => new(value, null);

    public static Reading<T> Absent<T>(string absence) => new(default, absence);
}
