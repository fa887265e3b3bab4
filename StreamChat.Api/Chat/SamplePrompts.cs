namespace StreamChat.Api.Chat;

/// <summary>What <c>GET /stream</c> asks when it is not told what to ask.</summary>
internal sealed class SamplePrompts(Random random)
{
    private static readonly string[] All =
    [
        "Hello! What can you do?",
        "Explain streaming in simple words.",
        "Show me a small code example.",
        "What makes a good answer?",
    ];

    internal string Next() => All[random.Next(All.Length)];
}
