namespace Validation.Results.Frameworks;

/// <summary>Numbers in a text by their value: <c>5.2.9</c> before <c>5.2.11</c>, <c>SC-7</c> before <c>SC-39</c>.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        while (left.Length > 0 && right.Length > 0)
        {
            var (leftDigits, rightDigits) = (Digits(left), Digits(right));
            var (leftLength, rightLength) = leftDigits > 0 && rightDigits > 0 ? (leftDigits, rightDigits) : (1, 1);
            var order = leftDigits > 0 && rightDigits > 0
                ? ByValue(left[..leftLength], right[..rightLength])
                : left[0].CompareTo(right[0]);
            if (order != 0)
                return order;
            left = left[leftLength..];
            right = right[rightLength..];
        }
        return left.Length.CompareTo(right.Length);
    }

    private static int Digits(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;

    private static int ByValue(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length == right.Length ? left.SequenceCompareTo(right) : left.Length.CompareTo(right.Length);
    }
}
