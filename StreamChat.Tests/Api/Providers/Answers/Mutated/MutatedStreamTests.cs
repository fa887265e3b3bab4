using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Calls;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Api.Providers.Answers.Mutated;

/// <summary>Streams of a provider that are nearly right: each ends in a state that has a name, and what it gave until then can stand in a frame of ours.</summary>
public sealed class MutatedStreamTests
{
    private const int Streams = 20_000;
    private const int Seed = 20_261_122;

    private static readonly HashSet<string> Codes =
    [
        ProblemCodes.ProviderDropped.Code, ProblemCodes.ProviderRateLimited.Code, ProblemCodes.ProviderQuota.Code, ProblemCodes.ProviderUnavailable.Code,
        ProblemCodes.ProviderInvalidKey.Code, ProblemCodes.ProviderModelNotFound.Code, ProblemCodes.ProviderTimeout.Code, ProblemCodes.InvalidRequest.Code,
    ];

    [Fact]
    public async Task Streams_EndInANamedState_AndGiveOnlyWhatFitsIntoAFrame()
    {
        ConcurrentDictionary<string, int> ends = [];
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, Streams * FuzzScale.Times, TestContext.Current.CancellationToken, async (number, _) =>
        {
            StreamMutator mutator = new(Seed + number);
            var bytes = mutator.Next();
            try
            {
                var end = await ReadAsync(new ChunkedStream(bytes, mutator.Sizes()));
                var name = end.Failure?.Code.Code ?? (end.FinishReason is null ? "nothing" : "whole");
                Assert.True(name == "whole" || Codes.Contains(name), name);
                ends.AddOrUpdate(name, 1, (_, count) => count + 1);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Stream {number}: {Encoding.Latin1.GetString(bytes)}", e);
            }
        });

        TestContext.Current.SendDiagnosticMessage(
            "{0} streams in {1:0.0} s: {2}", ends.Values.Sum(), watch.Elapsed.TotalSeconds, string.Join(", ", ends.OrderBy(each => each.Key).Select(each => $"{each.Key}: {each.Value}")));
        Assert.Equal(Streams * FuzzScale.Times, ends.Values.Sum());
        Assert.True(ends["whole"] > Streams / 10 && ends["provider_dropped"] > Streams / 10, "The streams are too far from right, or too near.");
    }

    private static async Task<AnswerEnd> ReadAsync(Stream stream)
    {
        using CallClock clock = new(new ProviderBudgets(), TimeProvider.System, streams: true, TestContext.Current.CancellationToken);
        await using AnswerReader reader = new(new StreamedResponse(stream), clock);
        await reader.BeginAsync();
        do
        {
            while (reader.TryRead(out var chunk))
            {
                CheckInside(chunk.Content);
                CheckInside(chunk.Reasoning);
                CheckLine(chunk.Data);
            }
        }
        while (await reader.ReadAsync().AsTask().Bounded());

        return reader.End!;
    }

    /// <summary>It is put between two quotes as it is.</summary>
    private static void CheckInside(ReadOnlySpan<byte> text)
    {
        Utf8JsonReader json = new([(byte)'"', .. text, (byte)'"']);
        Assert.True(json.Read() && json.TokenType == JsonTokenType.String && !json.Read());
    }

    /// <summary>It is passed on to the /v1 door's clients, where each of its lines becomes one of data.</summary>
    private static void CheckLine(ReadOnlySpan<byte> data) => Assert.False(data.Contains((byte)'\r'));
}
