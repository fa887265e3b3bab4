using System.Buffers;
using StreamChat.Api.Chat.Frames;
using StreamChat.Api.OpenAI;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Runs.Producing;
using StreamChat.Api.Storage.Records;
using StreamChat.Bench.Provider;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Micro;

/// <summary>The steps of a token's way through the api, without network: an answer of so many tokens goes through each.</summary>
internal sealed class TokenPath
{
    private static readonly Run Run = new()
    {
        Id = "01a20118c9597af7843ccf2623f451a7", MessageId = "01a20118c9597e0698fbf40ee1447f15", RequestId = "01a2012d3b9773f689518ae808231426", ReplicaId = "bench", CreatedAt = default,
    };

    private readonly byte[] _answer;

    internal TokenPath(int tokens)
    {
        var bytes = new AnswerBytes(new Shape(tokens, 0));
        var answer = new ArrayBufferWriter<byte>();
        bytes.Begin(answer);
        for (var i = 0; i < tokens; i++)
        {
            bytes.Token(answer, i, stream: 1);
        }

        bytes.End(answer);
        _answer = answer.WrittenSpan.ToArray();
    }

    /// <summary>Finds events and their text; every other step does this too.</summary>
    internal async ValueTask<int> ParseAsync()
    {
        var tokens = 0;
        await ReadAsync((in ProviderChunk chunk) => tokens += chunk.Content.IsEmpty ? 0 : 1);
        return tokens;
    }

    /// <summary>Writes the frames of <c>POST /chat</c>.</summary>
    internal async ValueTask<long> EncodeChatAsync()
    {
        var output = new ReusedOutput();
        var frames = new ChatFrames(output, Run.RequestId);
        await ReadAsync((in ProviderChunk chunk) =>
        {
            if (!chunk.Content.IsEmpty)
            {
                frames.Text(chunk.Content, isThinking: false);
            }
        });
        return output.Written;
    }

    /// <summary>Passes the provider's events on, as <c>/v1</c> does.</summary>
    internal async ValueTask<long> RelayAsync()
    {
        var output = new ReusedOutput();
        await ReadAsync((in ProviderChunk chunk) => CompletionRelay.Write(output, chunk.Data));
        return output.Written;
    }

    /// <summary>Appends the answer to a run's log.</summary>
    internal async ValueTask<RunLog> AppendAsync()
    {
        var log = new RunLog();
        var answer = new AnswerLog(Run, log, wantsThinking: false);
        await ReadAsync((in ProviderChunk chunk) => answer.Take(chunk));
        log.Publish(log.Last);
        return log;
    }

    /// <summary>Copies a log to one more reader.</summary>
    internal static long FanOut(RunLog log)
    {
        var output = new ReusedOutput();
        var cursor = new LogCursor(log, 0);
        while (cursor.TryRead(out var events))
        {
            output.Write(events.Span);
        }

        return output.Written;
    }

    private async ValueTask ReadAsync(TakeChunk take)
    {
        using var clock = new CallClock(new ProviderBudgets(), TimeProvider.System, streams: true, CancellationToken.None);
        await using var reader = new AnswerReader(new CannedResponse(_answer), clock);
        do
        {
            while (reader.TryRead(out var chunk))
            {
                take(chunk);
            }
        }
        while (await reader.ReadAsync());
    }

    private delegate void TakeChunk(in ProviderChunk chunk);
}
