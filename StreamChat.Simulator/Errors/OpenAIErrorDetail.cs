namespace StreamChat.Simulator.Errors;

/// <summary>What is in OpenAI's error body.</summary>
internal sealed record OpenAIErrorDetail(string Message, string Type, string? Param, string? Code);
