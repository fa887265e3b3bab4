namespace StreamChat.Gateway.Identity.Sessions;

/// <summary>Where a browser may be sent back to: only to this site, or anybody could send people from our address to theirs.</summary>
internal static class LocalAddress
{
    private const string Home = "/";

    internal static string Of(string? address) => IsLocal(address) ? address! : Home;

    // Browsers read "//host" and "/\\host" as another host, and leave out control characters on the way.
    private static bool IsLocal(string? address) =>
        address is ['/', ..] && !(address is ['/', '/' or '\\', ..]) && !address.Any(char.IsControl);
}
