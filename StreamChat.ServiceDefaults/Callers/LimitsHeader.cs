namespace StreamChat.ServiceDefaults.Callers;

/// <summary>
/// The header in which the gateway tells <c>GET /api/me</c> what is left: requests at once, how many of them are left, streams, how many of them are left;
/// four numbers with spaces between. The gateway takes it off whatever comes from outside.
/// </summary>
public static class LimitsHeader
{
    /// <summary>Its name.</summary>
    public const string Name = "X-StreamChat-Limits";
}
