namespace StreamChat.Api.Reference.Describing;

/// <summary>That an endpoint also answers with text.</summary>
/// <param name="MediaType">Of which kind.</param>
internal sealed record TextAnswer(string MediaType);
