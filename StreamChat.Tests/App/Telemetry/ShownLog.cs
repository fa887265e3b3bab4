namespace StreamChat.Tests.App.Telemetry;

/// <summary>A log line as the dashboard has it.</summary>
internal sealed record ShownLog(string Service, string TraceId, string Text, string? RequestId);
