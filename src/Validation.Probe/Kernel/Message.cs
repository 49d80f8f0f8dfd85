using System.Text;

namespace Validation.Probe.Kernel;

/// <summary>Text for whoever runs the probe.</summary>
internal static unsafe class Message
{
    internal static void Write(int descriptor, string text)
    {
        fixed (byte* bytes = Encoding.UTF8.GetBytes(text))
            _ = Libc.Syscall(Number.Write, descriptor, (long)bytes, Encoding.UTF8.GetByteCount(text));
    }
}
