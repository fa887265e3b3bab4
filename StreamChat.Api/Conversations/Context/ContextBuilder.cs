using Microsoft.Extensions.Options;
using StreamChat.Api.Providers.Models;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Context;

/// <summary>Makes of a branch what the model is sent: its texts, as far as the model's window holds them.</summary>
internal sealed class ContextBuilder(ModelWindows windows, IOptions<ContextOptions> options)
{
    internal const string GoOn =
        "Your last answer was cut off. Go on exactly where it ends, with the very next character: no introduction, no apology, and nothing of it repeated.";

    /// <summary>No model of today has less, so what fits here is sent as it is, without asking anybody for the model's window.</summary>
    private const int SmallestWindow = 4096;

    /// <param name="system">The system prompt; null for none.</param>
    /// <param name="branch">The messages from the first to the one that is answered to.</param>
    /// <param name="partial">The answer to go on with; null for a new one.</param>
    /// <param name="model">The model that is asked; null for the provider's default.</param>
    /// <param name="cancellationToken">Ends the wait for the model's window.</param>
    internal async ValueTask<BranchContext> BuildAsync(
        string? system, IReadOnlyList<Message> branch, Message? partial, string? model, CancellationToken cancellationToken)
    {
        List<ProviderMessage> messages = [.. branch.Where(IsSaid).Select(Write)];
        var lastTurn = messages.Count - 1;
        if (partial is { Content.Length: > 0 })
        {
            messages.AddRange([ProviderMessage.Assistant(partial.Content), ProviderMessage.User(GoOn)]);
        }

        var needed = ContextTrimmer.Measure(system, messages);
        var budget = Budget(SmallestWindow);
        if (needed > budget || options.Value.ContextTokens < SmallestWindow)
        {
            budget = Budget(await windows.FindAsync(model, cancellationToken) ?? options.Value.ContextTokens);
        }

        return ContextTrimmer.Fit(system, messages, lastTurn, budget);
    }

    /// <summary>An answer that failed says nothing, or nothing that can be trusted; one that was cut short was read, and may be spoken of.</summary>
    private static bool IsSaid(Message message) =>
        message.Role == MessageRole.User || (message.Status != MessageStatus.Failed && message.Content.Length > 0);

    private static ProviderMessage Write(Message message) =>
        message.Role == MessageRole.User ? ProviderMessage.User(message.Content) : ProviderMessage.Assistant(message.Content);

    private long Budget(int window) => window - Math.Min(options.Value.AnswerTokens, window / 2);
}
