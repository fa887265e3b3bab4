using System.Globalization;
using StreamChat.Api.Budgets;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Api.Conversations.Me;

/// <summary>What is left of a caller's limits.</summary>
internal sealed record LimitsJson
{
    /// <summary>As the gateway says; null without one.</summary>
    public LimitLeft? Requests { get; private init; }

    /// <summary>Likewise; those that are open at that replica of the gateway.</summary>
    public LimitLeft? Streams { get; private init; }

    /// <summary>By the time in which they come back; null where they are not limited.</summary>
    public IReadOnlyDictionary<string, LimitLeft>? Tokens { get; private init; }

    /// <summary>What the gateway says, and what the api counts itself; null where there is nothing to say.</summary>
    internal static LimitsJson? Of(HttpRequest request, IReadOnlyDictionary<string, LimitLeft> tokens)
    {
        var told = request.Headers[LimitsHeader.Name].ToString().Split(' ')
            .Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        var isTold = told.Length == 4 && Array.TrueForAll(told, number => number >= 0);
        return isTold || tokens.Count > 0
            ? new LimitsJson
            {
                Requests = isTold ? new LimitLeft(told[0], told[1]) : null,
                Streams = isTold ? new LimitLeft(told[2], told[3]) : null,
                Tokens = tokens.Count > 0 ? tokens : null,
            }
            : null;
    }
}
