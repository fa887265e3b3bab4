using System.Buffers;
using System.Text;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Runs.Remote.Text;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Producing;

/// <summary>Puts the pieces of an answer into its log, and gathers them: still escaped, as one text is unescaped cheaper than many pieces.</summary>
internal sealed class AnswerLog(Run run, RunLog log, bool wantsThinking)
{
    /// <summary>What one run may take of this process's memory. No model says as much; a provider that does not stop does.</summary>
    private const long MaxBytes = 64 * 1024 * 1024;

    private readonly TextEvents _events = new(run);
    private readonly ArrayBufferWriter<byte> _content = new(1024);
    private ArrayBufferWriter<byte>? _thinking;

    /// <summary>True once there is more than is taken.</summary>
    internal bool IsFull => log.Bytes > MaxBytes;

    internal bool HasText => _content.WrittenCount > 0 || _thinking is not null;

    internal string Content => Unescape(_content);

    /// <summary>The reasoning; null when there was none.</summary>
    internal string? Thinking => _thinking is null ? null : Unescape(_thinking);

    internal void Take(in ProviderChunk chunk)
    {
        if (wantsThinking && !chunk.Reasoning.IsEmpty)
        {
            (_thinking ??= new ArrayBufferWriter<byte>(1024)).Write(chunk.Reasoning);
            log.Append(_events.Thinking(log.Last + 1, chunk.Reasoning));
        }

        if (!chunk.Content.IsEmpty)
        {
            _content.Write(chunk.Content);
            log.Append(_events.Content(log.Last + 1, chunk.Content));
        }
    }

    private static string Unescape(ArrayBufferWriter<byte> escaped)
    {
        StringBuilder text = new(escaped.WrittenCount);
        EscapedText.AppendTo(text, escaped.WrittenSpan);
        return text.ToString();
    }
}
