using System.ComponentModel.DataAnnotations;

namespace StreamChat.Api.Conversations.Context;

/// <summary>How much of a conversation a model is sent.</summary>
internal sealed class ContextOptions
{
    internal const string SectionName = "Conversations";

    /// <summary>The window, in tokens, of a model whose provider does not tell it; default 8192. Above what the model takes, long conversations fail.</summary>
    [Range(512, 10_000_000)]
    public int ContextTokens { get; set; } = 8192;

    /// <summary>How many tokens of the window are left for the answer, but never more than half of it; default 1024.</summary>
    [Range(1, 1_000_000)]
    public int AnswerTokens { get; set; } = 1024;
}
