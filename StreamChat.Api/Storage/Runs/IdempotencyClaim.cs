namespace StreamChat.Api.Storage.Runs;

/// <summary>A caller's key for one start, good for 24 hours.</summary>
/// <param name="Key">As the caller sent it.</param>
/// <param name="Fingerprint">What was asked for; the same key with another fingerprint is refused.</param>
internal sealed record IdempotencyClaim(string Key, string Fingerprint);
