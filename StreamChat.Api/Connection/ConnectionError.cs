namespace StreamChat.Api.Connection;

/// <summary>The classified error of a connection test.</summary>
internal sealed record ConnectionError(string Code, string Detail, bool Retryable);
