namespace Validation.Harness.Witnesses.Seccomp;

/// <summary>What is known of the registers at one instruction; null is unknown.</summary>
internal readonly record struct BpfState(uint? A, uint? X, BpfMemory Memory)
{
    /// <summary>The kernel clears the registers first; no program reads a memory cell that it did not write.</summary>
    public static BpfState Start => new(0, 0, BpfMemory.Unknown);
}

/// <summary>The sixteen memory cells; equal by content, copied when written.</summary>
internal sealed class BpfMemory : IEquatable<BpfMemory>
{
    public static readonly BpfMemory Unknown = new(new uint?[16]);
    private readonly uint?[] _cells;

    private BpfMemory(uint?[] cells) => _cells = cells;

    public uint? this[uint cell] => _cells[cell];

    public BpfMemory With(uint cell, uint? value)
    {
        uint?[] cells = [.. _cells];
        cells[cell] = value;
        return new BpfMemory(cells);
    }

    public bool Equals(BpfMemory? other) => other is not null && _cells.AsSpan().SequenceEqual(other._cells);

    public override bool Equals(object? obj) => Equals(obj as BpfMemory);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (var cell in _cells)
            hash.Add(cell);
        return hash.ToHashCode();
    }
}
