namespace StreamChat.Api.Chat.Frames;

/// <summary>Takes the text of an answer, piece by piece.</summary>
internal interface ITextSink
{
    /// <summary>The next piece.</summary>
    /// <param name="escaped">The inside of a JSON string, still escaped.</param>
    /// <param name="isThinking">Whether it is reasoning and not yet answer.</param>
    void Text(ReadOnlySpan<byte> escaped, bool isThinking);
}
