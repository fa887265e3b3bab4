namespace StreamChat.Tests.ServiceDefaults;

/// <summary>A span as a collector got it.</summary>
internal sealed record ExportedSpan(
    string TraceId,
    string SpanId,
    string ParentId,
    string Name,
    int Kind,
    bool IsError,
    IReadOnlyDictionary<string, string> Attributes)
{
    internal const int Server = 2;
    internal const int Client = 3;
}
