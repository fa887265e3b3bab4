namespace StreamChat.Tests.ServiceDefaults;

/// <summary>A log line as a collector got it.</summary>
internal sealed record ExportedLog(string Body, string TraceId, string SpanId, IReadOnlyDictionary<string, string> Attributes);
