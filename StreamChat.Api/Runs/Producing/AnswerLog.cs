using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Producing;

/// <summary>Puts the pieces of an answer into its log, and gathers them for its message.</summary>
internal sealed class AnswerLog(Run run, RunLog log, bool wantsThinking)
{
    /// <summary>What one run may take of this process's memory. No model says as much; a provider that does not stop does.</summary>
    private const long MaxBytes = 64 * 1024 * 1024;

    private readonly TextEvents _events = new(run);
    private readonly AnswerText _content = new();
    private readonly AnswerText _thinking = new();

    /// <summary>True once there is more than is taken.</summary>
    internal bool IsFull => log.Bytes > MaxBytes;

    internal bool HasText => !_content.IsEmpty || !_thinking.IsEmpty;

    internal string Content => _content.ToString();

    /// <summary>The reasoning; null when there was none.</summary>
    internal string? Thinking => _thinking.IsEmpty ? null : _thinking.ToString();

    internal void Take(in ProviderChunk chunk)
    {
        if (wantsThinking && _thinking.Take(chunk.Reasoning) is { IsEmpty: false } thinking)
        {
            log.Append(_events.Thinking(log.Last + 1, thinking));
        }

        if (_content.Take(chunk.Content) is { IsEmpty: false } content)
        {
            log.Append(_events.Content(log.Last + 1, content));
        }
    }

    /// <summary>There will be no more: what waited for more is told as it is.</summary>
    internal void Finish()
    {
        if (_thinking.Finish() is { IsEmpty: false } thinking)
        {
            log.Append(_events.Thinking(log.Last + 1, thinking));
        }

        if (_content.Finish() is { IsEmpty: false } content)
        {
            log.Append(_events.Content(log.Last + 1, content));
        }
    }
}
