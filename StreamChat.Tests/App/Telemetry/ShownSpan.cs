namespace StreamChat.Tests.App.Telemetry;

/// <summary>A span as the dashboard has it.</summary>
internal sealed record ShownSpan(
    string Service, string TraceId, string SpanId, string ParentId, string Name, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Links)
{
    internal string? Of(string attribute) => Attributes.GetValueOrDefault(attribute);

    internal string RequestId => Of("streamchat.request_id") ?? "";
}
