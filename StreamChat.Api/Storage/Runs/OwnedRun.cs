using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Runs;

/// <summary>A run and whose it is.</summary>
internal sealed record OwnedRun(string Owner, Run Run);
