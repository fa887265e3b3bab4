namespace StreamChat.AppHost.Startup;

/// <summary>Takes apart a line of a resource's console log.</summary>
internal static class LogText
{
    // 2026-11-21T17:00:00.0000000Z The line itself
    /// <summary>The line without the time that the engine puts before it.</summary>
    internal static string WithoutTimestamp(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space > 18 && DateTimeOffset.TryParse(line.AsSpan(0, space), null, out _) ? line[(space + 1)..].Trim() : line.Trim();
    }
}
