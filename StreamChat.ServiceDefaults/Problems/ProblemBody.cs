namespace StreamChat.ServiceDefaults.Problems;

/// <summary>The wire form of a problem: RFC 9457 with our members.</summary>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string RequestId,
    IDictionary<string, string[]>? Errors);
