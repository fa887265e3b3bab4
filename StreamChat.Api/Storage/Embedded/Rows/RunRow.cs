using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>A run, where its row is, and how far its log is.</summary>
/// <param name="Key">Of the row.</param>
/// <param name="ConversationKey">Of its conversation's row; null outside of one.</param>
/// <param name="Last">The last event in its log; 0 before the first.</param>
/// <param name="IsLogHeld">False once the log has expired.</param>
/// <param name="Record">The run.</param>
internal sealed record RunRow(long Key, long? ConversationKey, long Last, bool IsLogHeld, Run Record)
{
    internal bool HasEnded => Record.State >= RunState.Completed;
}
