namespace StreamChat.Api.Doctor.Hops;

/// <summary>One place to probe at.</summary>
internal sealed record Hop(HopName Name, Uri Address);
