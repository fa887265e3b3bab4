using StreamChat.Api.Providers.Requests;

namespace StreamChat.Api.Conversations.Context;

/// <summary>Fits a branch into a window by leaving out its oldest turns, whole: a question goes with its answers.</summary>
internal static class ContextTrimmer
{
    /// <summary>The system prompt and the last turn always stay: without them the model would answer something else.</summary>
    /// <param name="system">The system prompt; null for none.</param>
    /// <param name="branch">The messages from the root on.</param>
    /// <param name="lastTurn">Where in the branch its last turn begins.</param>
    /// <param name="budget">How many tokens may be sent.</param>
    internal static BranchContext Fit(string? system, IReadOnlyList<ProviderMessage> branch, int lastTurn, long budget)
    {
        var left = budget - Measure(system, branch.Skip(lastTurn));
        var first = lastTurn;
        long turn = 0;
        for (var i = lastTurn - 1; i >= 0; i--)
        {
            turn += TokenEstimate.Of(branch[i].Content);
            if (turn > left)
            {
                break; // and nothing older either: a gap in the middle would mislead the model
            }

            if (branch[i].Role == ProviderMessage.UserRole || i == 0)
            {
                left -= turn;
                turn = 0;
                first = i;
            }
        }

        ProviderMessage[] prompt = system is null ? [] : [ProviderMessage.System(system)];
        return new BranchContext([.. prompt, .. branch.Skip(first)], first);
    }

    /// <summary>What messages come to when nothing is left out.</summary>
    internal static long Measure(string? system, IEnumerable<ProviderMessage> branch) =>
        (system is null ? 0 : TokenEstimate.Of(system)) + branch.Sum(message => TokenEstimate.Of(message.Content));
}
