namespace StreamChat.AppHost.Startup;

/// <summary>What must be on the machine beside the .NET SDK.</summary>
internal static class Prerequisites
{
    /// <summary>One line that says what is missing and how to get it, or null.</summary>
    internal static string? Missing() => Executables.Find("node") is null
        ? "StreamChat needs Node.js 20 or newer on PATH to build its page, and found none: install it from https://nodejs.org and start again."
        : null;
}
