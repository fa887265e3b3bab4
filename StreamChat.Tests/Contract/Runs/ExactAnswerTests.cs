using System.Collections.Concurrent;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Runs;

/// <summary>CONTRACT §5: every event exactly once and in order across any number of reconnects, on any replica.</summary>
[Collection(WholeCluster.Name)]
public sealed class ExactAnswerTests
{
    private const int Length = 20_000;
    private const int ThinkingLength = Length / 10;
    private const int Cuts = 25;
    private const int AtOnce = 50;

    [Fact]
    public async Task Answer_IsExact_WhenItsReaderIsCut25Times()
    {
        const string Prompt = "seed 0";
        await using var cluster = await ChatCluster.StartAsync();

        // 200 tokens a second, from the first answer on, which is the sent message's own.
        using var response = await cluster.Caller.SendAsync(
            await cluster.Caller.NewConversationAsync(), Model("delay-5"), Prompt, stream: true, thinking: true);
        ResumingReader reader = new(response.Headers.Location!.OriginalString.Split('/')[^1], RandomCuts(0));
        await reader.ReadOnAsync(response).Bounded();
        var end = await reader.ReadAsync(cluster.At(1), cluster.At(0));

        await CheckAsync(cluster, reader, end, Prompt);
    }

    [Fact]
    public async Task Answers_AreExact_WhenTheReadersOf200RunsAreCut25TimesEach()
    {
        await using var cluster = await ChatCluster.StartAsync();
        ChatCaller[] places = [cluster.At(0), cluster.At(1)];

        ParallelOptions some = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };
        ConcurrentBag<ResumingReader> readers = [];
        await Parallel.ForEachAsync(Enumerable.Range(1, 200), some, async (seed, _) =>
        {
            var prompt = string.Create(null, $"seed {seed}");
            var run = await cluster.Caller.StartAsync(Model("chunk-12-delay-20"), prompt, thinking: true);
            ResumingReader reader = new(run.Id, RandomCuts(seed));
            readers.Add(reader);
            var end = await reader.ReadAsync(places);
            await CheckAsync(cluster, reader, end, prompt);
            Assert.Equal(Source.Of(reader), await Source.StoredAsync(places[seed % 2], run));
        });

        // A machine that is too busy to write in time lets readers see what the store does not have yet, and then has to begin anew; a few may meet that.
        Assert.InRange(readers.Count(reader => reader.Resets > 0), 0, 20);
    }

    private static string Model(string pace) => $"simulator-mixed-{Length}-thinking-{pace}";

    private static IReadOnlyList<Cut> RandomCuts(int seed) => Cut.Random(new Random(seed), Cuts, Length + ThinkingLength);

    private static async Task CheckAsync(ChatCluster cluster, ResumingReader reader, RunEvent end, string prompt)
    {
        Assert.Equal(("done", "completed", "stop"), (end.Name, end.Text("state"), end.Text("finish_reason")));
        Assert.Equal(await Source.OfAsync(cluster, Model("fast"), prompt), Source.Of(reader));
        Assert.Equal(0, reader.Resets > 0 ? 0 : reader.CutsLeft); // a reset may skip some
    }
}
