namespace StreamChat.Gateway.Limits;

/// <summary>An endpoint of the gateway's own whose requests are counted, as those for the api are.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CountedAttribute : Attribute;
