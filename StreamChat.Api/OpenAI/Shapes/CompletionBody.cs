using System.Text.Json;

namespace StreamChat.Api.OpenAI.Shapes;

/// <summary>What a completion is asked with. All other fields of OpenAI's pass through; this only describes it.</summary>
/// <param name="Messages">Messages in OpenAI's shape, with role and content.</param>
/// <param name="Model">The model; without it the provider's default.</param>
/// <param name="Stream">Whether the answer comes as a stream of chunks, ended by data: [DONE].</param>
internal sealed record CompletionBody(IReadOnlyList<JsonElement> Messages, string? Model, bool? Stream);
