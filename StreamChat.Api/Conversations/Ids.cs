namespace StreamChat.Api.Conversations;

/// <summary>The ids of conversations, messages and runs: UUIDs of version 7, in their usual form.</summary>
internal static class Ids
{
    internal static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("D");

    /// <summary>The id in a caller's text as we write it; null when it is none, and so nothing can have it.</summary>
    internal static string? Read(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null;
}
