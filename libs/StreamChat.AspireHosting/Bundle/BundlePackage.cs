using System.Runtime.InteropServices;

namespace Aspire.Hosting.Bundle;

/// <summary>The npm package that carries the bundle for this machine.</summary>
internal static class BundlePackage
{
    internal const string Version = "13.5.4";

    /// <summary>What the package for linux-x64 weighs; the others differ little.</summary>
    internal const int Megabytes = 127;

    // The names that Aspire's own release publishes.
    private static readonly string[] Platforms =
        ["linux-x64", "linux-arm64", "linux-musl-x64", "osx-x64", "osx-arm64", "win-x64", "win-arm64"];

    /// <summary>This machine, in the words of those names: "linux-x64".</summary>
    internal static string Platform { get; } = $"{OperatingSystemName()}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    internal static bool Exists(string platform) => Platforms.Contains(platform);

    internal static string NameFor(string platform) => $"@microsoft/aspire-cli-{platform}";

    private static string OperatingSystemName() =>
        OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
        : "linux";
}
