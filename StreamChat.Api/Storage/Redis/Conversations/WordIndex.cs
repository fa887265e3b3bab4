using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Records;

namespace StreamChat.Api.Storage.Redis.Conversations;

/// <summary>
/// Puts the words of many messages into the index, and takes them out, in pieces: the server does nothing else meanwhile, and 5000 words take
/// it some 25 ms. Words stand under a conversation's number, which no other gets, so those without a conversation are not found.
/// </summary>
internal static class WordIndex
{
    private const int MaxWords = 5000;

    /// <summary>The words of messages, in pieces; at least one piece, if need be an empty one.</summary>
    internal static IReadOnlyList<string[]> PiecesOf(IEnumerable<Message> messages) =>
        SearchTerms.Of(messages.Select(message => message.Content)) is { Count: > 0 } terms ? [.. terms.Chunk(MaxWords)] : [[]];

    /// <summary>Adds pieces before their conversation is there; returns the number that it is to have, "" for any.</summary>
    internal static async Task<string> AddAsync(RedisCall call, string owner, IEnumerable<string[]> pieces)
    {
        var number = "";
        foreach (var piece in pieces)
        {
            var reply = await call.RunAsync(ConversationScripts.Index, RedisKeys.Of(owner), new ScriptArguments().Add(number).AddList(piece));
            number = reply.Text();
        }

        return number;
    }

    /// <summary>Takes pieces out after their conversation has gone. What is left when the store goes away in the middle is not found by anybody.</summary>
    internal static async Task RemoveAsync(RedisCall call, string owner, string number, IEnumerable<string[]> pieces)
    {
        foreach (var piece in pieces)
        {
            await call.RunAsync(ConversationScripts.Unindex, RedisKeys.Of(owner), new ScriptArguments().Add(number).AddList(piece));
        }
    }
}
