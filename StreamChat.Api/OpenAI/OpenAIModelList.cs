namespace StreamChat.Api.OpenAI;

/// <summary>The answer of <c>GET /v1/models</c>.</summary>
internal sealed record OpenAIModelList(string Object, IReadOnlyList<OpenAIModel> Data);
