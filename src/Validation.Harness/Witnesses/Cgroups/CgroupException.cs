namespace Validation.Harness.Witnesses.Cgroups;

/// <summary>A cgroup could not be made, found or removed; the message says which, the errno, and what to do.</summary>
internal sealed class CgroupException : Exception
{
    public CgroupException(string message)
        : base(message)
    {
    }

    public CgroupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
