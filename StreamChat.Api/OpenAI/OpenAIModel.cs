namespace StreamChat.Api.OpenAI;

/// <summary>One entry of <c>GET /v1/models</c>.</summary>
internal sealed record OpenAIModel(string Id, string Object, long Created, string OwnedBy);
