namespace StreamChat.Simulator.Errors;

/// <summary>An error in OpenAI's terms.</summary>
internal sealed record OpenAIError(int Status, string Message, string Type, string? Param = null, string? Code = null)
{
    /// <summary>What <c>Retry-After</c> says, where a provider would send it.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
