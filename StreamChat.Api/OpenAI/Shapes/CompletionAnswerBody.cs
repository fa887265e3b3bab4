using System.Text.Json;

namespace StreamChat.Api.OpenAI.Shapes;

/// <summary>A completion as the provider gave it, in OpenAI's shape; this only describes it.</summary>
/// <param name="Id">The provider's own.</param>
/// <param name="Object">What it is.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="Choices">The answers, with message and finish_reason.</param>
/// <param name="Usage">The provider's count of tokens, where it counts.</param>
internal sealed record CompletionAnswerBody(string Id, string Object, string Model, IReadOnlyList<JsonElement> Choices, JsonElement? Usage);
