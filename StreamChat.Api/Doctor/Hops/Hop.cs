namespace StreamChat.Api.Doctor.Hops;

/// <summary>One place to probe at.</summary>
/// <param name="Name">Which.</param>
/// <param name="Address">Where it is.</param>
/// <param name="IsHttp2">Whether it speaks HTTP/2 and nothing else, without TLS; nobody can find that out by asking.</param>
internal sealed record Hop(HopName Name, Uri Address, bool IsHttp2 = false);
