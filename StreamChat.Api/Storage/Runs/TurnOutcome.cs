using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Runs;

/// <summary>What came of starting a turn.</summary>
/// <param name="Result">Which of these it was.</param>
/// <param name="Run">The run that was started, or that the idempotency key had started before; else null.</param>
internal readonly record struct TurnOutcome(TurnResult Result, Run? Run);
