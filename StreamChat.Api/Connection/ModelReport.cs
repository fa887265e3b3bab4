namespace StreamChat.Api.Connection;

/// <summary>One model of <c>GET /api/models</c>.</summary>
internal sealed record ModelReport(string Id, string OwnedBy);
