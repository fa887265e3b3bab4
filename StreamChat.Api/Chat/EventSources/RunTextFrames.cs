using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using StreamChat.Api.Chat.Frames;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Runs.Remote.Text;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat.EventSources;

/// <summary>Turns a run's events into those of <c>GET /stream</c>: the same numbers, and text instead of JSON.</summary>
internal sealed class RunTextFrames(EventId position)
{
    private readonly byte[] _idEnd = Encoding.ASCII.GetBytes($".{position.RunId}\n");

    /// <summary>True once there was an event of the run's log.</summary>
    internal bool HasBegun { get; private set; }

    /// <summary>True when the place that was asked for is not held: what was said cannot be gone on with.</summary>
    internal bool IsLost { get; private set; }

    /// <summary>How the run failed before anything was said; null when it did not.</summary>
    internal Problem? EarlyFailure { get; private set; }

    /// <summary>Writes what the events are here.</summary>
    internal void Take(ReadOnlySpan<byte> events, IBufferWriter<byte> output)
    {
        LoggedEvents each = new(events);
        while (each.MoveNext())
        {
            Take(each, output);
            HasBegun |= each.Number > 0;
        }
    }

    private void Take(in LoggedEvents each, IBufferWriter<byte> output)
    {
        switch (Encoding.ASCII.GetString(each.Kind))
        {
            case "content":
                WriteId(each.Number, output);
                TextLines.Write(JsonText.Unescape(each.Content), output);
                break;
            case "connected":
                output.Write("retry: 2000\n"u8);
                WriteId(position.Number, output);
                output.Write("event: connected\ndata: \n\n"u8);
                break;
            case "done" when Field(each.Data, "state") == "completed":
                WriteId(each.Number, output);
                output.Write("event: done\ndata: \n\n"u8);
                break;
            case "done":
                Error(each.Number, new Problem(ProblemCodes.Interrupted, "Nobody read this answer any more, so it was ended."), output);
                break;
            case "error":
                Error(each.Number, ProblemOf(each.Data), output);
                break;
            case "reset":
                IsLost = true;
                Error(each.Number, new Problem(ProblemCodes.Interrupted, "What comes next of this answer is no longer held."), output);
                break;
            case "reconnect":
                output.Write(each.Whole[..(each.Whole.IndexOf((byte)'\n') + 1)]); // its retry: after which an EventSource comes again by itself
                output.Write("\n"u8);
                break;
        }
    }

    private void Error(long number, Problem problem, IBufferWriter<byte> output)
    {
        EarlyFailure = HasBegun ? null : problem;
        WriteId(number, output);
        TextEventFrames.WriteError(output, problem.Code, problem.Detail);
    }

    private void WriteId(long number, IBufferWriter<byte> output)
    {
        output.Write("id: "u8);
        Utf8Formatter.TryFormat(number, output.GetSpan(20), out var written);
        output.Advance(written);
        output.Write(_idEnd);
    }

    private static Problem ProblemOf(ReadOnlySpan<byte> data) =>
        new(ProblemCodes.FindForAnswer(Field(data, "code")) ?? ProblemCodes.Internal, Field(data, "content") ?? "");

    private static string? Field(ReadOnlySpan<byte> data, string name)
    {
        var json = new Utf8JsonReader(data);
        using var document = JsonDocument.ParseValue(ref json);
        return document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
