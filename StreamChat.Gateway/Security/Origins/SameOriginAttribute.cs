namespace StreamChat.Gateway.Security.Origins;

/// <summary>An endpoint of the gateway's own that only our own page may use, as it may the api.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SameOriginAttribute : Attribute;
