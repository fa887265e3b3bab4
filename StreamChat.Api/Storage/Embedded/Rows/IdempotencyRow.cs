using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>What an idempotency key was used for.</summary>
internal sealed record IdempotencyRow(string Fingerprint, Run Run);
