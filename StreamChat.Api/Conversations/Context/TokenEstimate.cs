using System.Text;
using StreamChat.Api.Providers.Requests;

namespace StreamChat.Api.Conversations.Context;

/// <summary>
/// About how many tokens a message is. Every model counts differently and few tell how; four bytes of UTF-8 a token is a little more than
/// English and code come to, and CJK, at three bytes a character, is under one token a character, as with today's vocabularies.
/// </summary>
internal static class TokenEstimate
{
    /// <summary>What role and borders of a message take.</summary>
    private const int Overhead = 4;

    private const int BytesPerToken = 4;

    internal static long Of(IEnumerable<ProviderMessage> messages) => messages.Sum(message => Of(message.Content));

    internal static long Of(string content) => ((Encoding.UTF8.GetByteCount(content) + BytesPerToken - 1L) / BytesPerToken) + Overhead;
}
