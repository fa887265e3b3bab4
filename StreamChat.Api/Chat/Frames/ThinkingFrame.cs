using StreamChat.Api.Providers.Answers;

namespace StreamChat.Api.Chat.Frames;

/// <summary>Sets off the reasoning within the text: <c>[thinking </c>, the reasoning, <c>]</c> and a blank line, then the answer.</summary>
internal sealed class ThinkingFrame(ITextSink sink, bool isWanted)
{
    private bool _isOpen;

    internal void Take(in ProviderChunk chunk)
    {
        if (isWanted && !chunk.Reasoning.IsEmpty)
        {
            Open();
            sink.Text(chunk.Reasoning, isThinking: true);
        }

        if (!chunk.Content.IsEmpty)
        {
            Close();
            sink.Text(chunk.Content, isThinking: false);
        }
    }

    /// <summary>Closes the frame of an answer that was reasoning to its end.</summary>
    internal void Close()
    {
        if (_isOpen)
        {
            _isOpen = false;
            sink.Text(@"]\n\n"u8, isThinking: true);
        }
    }

    private void Open()
    {
        if (!_isOpen)
        {
            _isOpen = true;
            sink.Text("[thinking "u8, isThinking: true);
        }
    }
}
