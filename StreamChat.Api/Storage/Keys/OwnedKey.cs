using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Keys;

/// <summary>A key, and whose it is.</summary>
internal sealed record OwnedKey(string Owner, ApiKey Key);
