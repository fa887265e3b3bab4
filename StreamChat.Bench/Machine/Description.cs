using System.Runtime.InteropServices;

namespace StreamChat.Bench.Machine;

/// <summary>The machine in one line.</summary>
internal static class Description
{
    internal static string Text { get; } =
        $"{Environment.ProcessorCount} cores ({Processor()}), {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, Release, Server GC, loopback";

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
