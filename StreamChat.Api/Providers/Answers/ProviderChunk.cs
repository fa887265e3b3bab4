namespace StreamChat.Api.Providers.Answers;

/// <summary>
/// One event of an answer, in place in the reader's buffer: valid until the next read. Texts are the insides of JSON strings, still
/// escaped, so that they go into our own JSON as they are.
/// </summary>
/// <param name="data">The event's JSON as the provider sent it.</param>
/// <param name="reasoning">The piece of reasoning in it, or empty.</param>
/// <param name="content">The piece of the answer in it, or empty.</param>
internal readonly ref struct ProviderChunk(ReadOnlySpan<byte> data, ReadOnlySpan<byte> reasoning, ReadOnlySpan<byte> content)
{
    internal ReadOnlySpan<byte> Data { get; } = data;

    internal ReadOnlySpan<byte> Reasoning { get; } = reasoning;

    internal ReadOnlySpan<byte> Content { get; } = content;
}
