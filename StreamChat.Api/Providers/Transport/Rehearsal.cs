namespace StreamChat.Api.Providers.Transport;

/// <summary>A request whose calls no provider is to see.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="AnswerAsync">Answers a call of it in the provider's place.</param>
internal sealed record Rehearsal(string RequestId, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> AnswerAsync);
