using System.Text.Json;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Runs.Events;

/// <summary>
/// Writes the events of one run, but for the pieces of its text (<see cref="TextEvents"/>): what stands in its log, and what a reader is
/// told beside it, which has no id. What a call returns is valid until the next.
/// </summary>
internal sealed class RunEvents(Run run)
{
    private readonly EventBuffer _buffer = new(run);

    internal ReadOnlyMemory<byte> Usage(long id, TokenUsage usage)
    {
        var json = _buffer.Begin("usage"u8, id);
        WriteUsage(json, usage);
        return _buffer.End();
    }

    /// <summary>The last event of a run that was completed or cancelled.</summary>
    internal ReadOnlyMemory<byte> Done(long id, RunState state, string finishReason, TokenUsage? usage)
    {
        var json = _buffer.Begin("done"u8, id);
        json.WriteString("state"u8, RunStateNames.Of(state));
        json.WriteString("finish_reason"u8, finishReason);
        if (usage is not null)
        {
            WriteUsage(json, usage);
        }

        return _buffer.End();
    }

    /// <summary>The last event of a run that failed or was interrupted.</summary>
    internal ReadOnlyMemory<byte> Error(long id, RunState state, ProblemCode code, string detail)
    {
        var json = _buffer.Begin("error"u8, id);
        json.WriteString("content"u8, detail);
        json.WriteString("code"u8, code.Code);
        json.WriteBoolean("retryable"u8, code.Retryable);
        json.WriteString("state"u8, RunStateNames.Of(state));
        return _buffer.End();
    }

    /// <summary>The whole message as it was after the event with this id, for a reader whose place is not held.</summary>
    internal ReadOnlyMemory<byte> Reset(long id, string content, string? thinking)
    {
        var json = _buffer.Begin("reset"u8, id);
        json.WriteString("content"u8, content);
        json.WriteString("thinking"u8, thinking ?? "");
        return _buffer.End();
    }

    /// <summary>What every reader gets first.</summary>
    internal ReadOnlyMemory<byte> Connected(int droppedMessages, bool isResumable)
    {
        _buffer.Retry(RunTimes.ReaderRetry);
        var json = _buffer.Begin("connected"u8, id: null);
        if (run.ConversationId is { } conversation)
        {
            json.WriteString("conversation_id"u8, conversation);
        }

        if (droppedMessages > 0)
        {
            json.WriteNumber("dropped_messages"u8, droppedMessages);
        }

        json.WriteBoolean("resumable"u8, isResumable);
        return _buffer.End();
    }

    /// <summary>Whether from here on what is sent is in the store.</summary>
    internal ReadOnlyMemory<byte> Resumable(bool isResumable)
    {
        _buffer.Begin("resumable"u8, id: null).WriteBoolean("resumable"u8, isResumable);
        return _buffer.End();
    }

    /// <summary>This replica cannot go on: come again after a while, which is another one for each reader.</summary>
    internal ReadOnlyMemory<byte> Reconnect(TimeSpan after)
    {
        _buffer.Retry(after);
        _buffer.Begin("reconnect"u8, id: null);
        return _buffer.End();
    }

    private static void WriteUsage(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, usage.PromptTokens);
        json.WriteNumber("completion_tokens"u8, usage.CompletionTokens);
        json.WriteNumber("total_tokens"u8, usage.TotalTokens);
        json.WriteEndObject();
    }
}
