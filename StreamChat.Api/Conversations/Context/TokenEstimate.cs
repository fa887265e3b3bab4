using StreamChat.Api.Budgets;
using StreamChat.Api.Providers.Requests;

namespace StreamChat.Api.Conversations.Context;

/// <summary>About how many tokens a message is: its text, and what stands around it.</summary>
internal static class TokenEstimate
{
    /// <summary>What role and borders of a message take.</summary>
    private const int Overhead = 4;

    internal static long Of(IEnumerable<ProviderMessage> messages) => messages.Sum(message => Of(message.Content));

    internal static long Of(string content) => TokenBudgets.Estimate(content) + Overhead;
}
