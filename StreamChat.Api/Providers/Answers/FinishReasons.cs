using System.Buffers;
using System.Text;

namespace StreamChat.Api.Providers.Answers;

/// <summary>The provider's finish reasons as strings, without making one for those that are usual.</summary>
internal static class FinishReasons
{
    private const int MaxLength = 64;

    private static readonly SearchValues<byte> WordBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    internal static string Of(ReadOnlySpan<byte> escaped) =>
        escaped.SequenceEqual("stop"u8) ? "stop"
        : escaped.SequenceEqual("length"u8) ? "length"
        : escaped.SequenceEqual("content_filter"u8) ? "content_filter"
        : escaped.SequenceEqual("tool_calls"u8) ? "tool_calls"
        : IsWord(escaped) ? Encoding.ASCII.GetString(escaped)
        : "other";

    private static bool IsWord(ReadOnlySpan<byte> text) =>
        text.Length <= MaxLength && !text.ContainsAnyExcept(WordBytes);
}
