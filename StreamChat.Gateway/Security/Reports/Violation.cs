namespace StreamChat.Gateway.Security.Reports;

/// <summary>What a browser says the page's policy has stopped: as much of it as may be kept, in few and short words.</summary>
/// <param name="Directive">The policy's directive, or <c>other</c>.</param>
/// <param name="Blocked">A word of the standard such as <c>inline</c>, or scheme and host of what was asked for.</param>
/// <param name="Source">The file in which it happened, without its query; of another site scheme and host only.</param>
/// <param name="Line">The line in it; 0 when it is not told.</param>
internal sealed record Violation(string Directive, string Blocked, string Source, int Line);
