namespace StreamChat.Api.Keys;

/// <summary>What a new key may say, as <see cref="NewKey"/> reads it; this only describes it.</summary>
/// <param name="Name">What to call it: one line of at most 100 characters.</param>
/// <param name="Scopes">What it may do, of chat, conversations and admin; chat alone where nothing is said.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
internal sealed record NewKeyBody(string Name, IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt);
