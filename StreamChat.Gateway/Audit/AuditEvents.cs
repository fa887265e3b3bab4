namespace StreamChat.Gateway.Audit;

/// <summary>The numbers of the audit log's events; one is never given to another event later.</summary>
internal static class AuditEvents
{
    internal const int SignedIn = 1001;
    internal const int SignedOut = 1002;
    internal const int KeyMade = 1003;
    internal const int KeyRevoked = 1004;
    internal const int LimitReached = 1101;
    internal const int Unauthenticated = 1102;
    internal const int Forbidden = 1103;
}
