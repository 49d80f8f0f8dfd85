namespace Validation.Controls.Judging;

/// <summary>A value that was read, or the reason why it could not be. Asking for a missing value cannot end in a pass.</summary>
public sealed record Reading<T>
{
    private readonly T? value;

    private Reading(T? value, string? missing) => (this.value, Missing) = (value, missing);

    /// <summary>Why there is no value, or null where there is one.</summary>
    public string? Missing { get; }

    /// <exception cref="CannotTellException">There is no value.</exception>
    public T Value => Missing is null ? value! : throw new CannotTellException(Missing);

    public static Reading<T> Of(T value) => new(value, null);

    public static Reading<T> Not(string why) => new(default, why);

    public override string ToString() => Missing is null ? $"{value}" : $"unknown: {Missing}";
}
