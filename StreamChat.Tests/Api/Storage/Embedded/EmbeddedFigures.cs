using System.Diagnostics;
using System.Globalization;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Embedded;

/// <summary>How fast the embedded store is. No test: run by name (<c>-explicit only</c>) when its tables or queries change.</summary>
public sealed class EmbeddedFigures(ITestOutputHelper output)
{
    private const string Owner = "owner-1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task FiveHundredConversations_OfTwoHundredMessages()
    {
        using TemporaryFolder folder = new();
        var file = Path.Combine(folder.Path, "chat.db");
        await using var store = await EmbeddedStore.OpenAsync(file);
        var ids = await MeasureAsync("seed 500 x 200", 1, () => SeedAsync(store));
        output.WriteLine($"file: {new FileInfo(file).Length / 1_000_000} MB");

        await MeasureAsync("list of 50", 50, () => store.Conversations.ListAsync(Owner, new ConversationQuery(50), Token));
        await MeasureAsync("find", 50, i => store.Conversations.FindAsync(Owner, ids[i], Token));
        foreach (var text in new[] { "word77", "word77 word88 word99", "w", "word1", "zzz", "title250" })
        {
            await MeasureAsync($"search {text}", 20, () => store.Conversations.ListAsync(Owner, new ConversationQuery(50, Text: text), Token));
        }

        var turn = Some.Ask((await store.Conversations.FindAsync(Owner, ids[0], Token))!.Conversation);
        await MeasureAsync("start", 1, () => store.Runs.StartAsync(Owner, turn, Token));
        await MeasureAsync("append", 500, i => store.Runs.AppendAsync(new(Owner, turn.Run.Id), 1, Some.Batch(1 + i, 1 + i), Token));
        await MeasureAsync("delete", 20, i => store.Conversations.DeleteAsync(Owner, ids[^(1 + i)], Token));
        await MeasureAsync("delete all", 1, async () =>
        {
            await store.Conversations.DeleteAllAsync(Owner, Token);
            return true;
        });
    }

    /// <summary>Messages of 100 words, out of 20 000 with the frequencies of a language.</summary>
    private static async Task<List<string>> SeedAsync(EmbeddedStore store)
    {
        Random random = new(1);
        List<string> ids = [];
        for (var i = 0; i < 500; i++)
        {
            var conversation = Some.Conversation($"title{i}", Some.Time.AddMinutes(i));
            List<Message> messages = [];
            for (var j = 0; j < 200; j++)
            {
                var words = Enumerable.Range(0, 100).Select(_ => "word" + ((int)Math.Pow(20_000, random.NextDouble())).ToString(CultureInfo.InvariantCulture));
                messages.Add(Some.Question(string.Join(' ', words), messages.LastOrDefault()?.Id));
            }

            await store.Conversations.ImportAsync(Owner, conversation, messages, Token);
            ids.Add(conversation.Id);
        }

        return ids;
    }

    private Task<T> MeasureAsync<T>(string name, int times, Func<Task<T>> work) => MeasureAsync(name, times, _ => work());

    private async Task<T> MeasureAsync<T>(string name, int times, Func<int, Task<T>> work)
    {
        List<TimeSpan> durations = [];
        T result = default!;
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            result = await work(i);
            durations.Add(Stopwatch.GetElapsedTime(start));
        }

        durations.Sort();
        output.WriteLine($"{name}: p50 {durations[times / 2].TotalMilliseconds:0.0} ms, max {durations[^1].TotalMilliseconds:0.0} ms");
        return result;
    }
}
