using System.Globalization;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending;

/// <summary>The events of a run as a parser that keeps to the standard sees them.</summary>
internal sealed class RunTranscript
{
    private readonly List<(string Name, long? Id, JsonElement Data)> _events = [];

    /// <summary>The names of the events, several of one name as one; but for <c>resumable</c>, which a store that is slow for a moment brings in.</summary>
    internal IReadOnlyList<string> Names =>
        All.Select(one => one.Name).Aggregate(new List<string>(), (names, name) => names is [.., var last] && last == name ? names : [.. names, name]);

    private List<(string Name, long? Id, JsonElement Data)> All => _events.FindAll(one => one.Name != "resumable");

    internal IReadOnlyList<long> Ids => [.. _events.Where(one => one.Id is not null).Select(one => one.Id!.Value)];

    internal string Text => TextOf("content");

    internal string Thinking => TextOf("thinking");

    internal JsonElement Connected => Of("connected");

    internal JsonElement Last => _events[^1].Data;

    internal string RunId => Connected.GetProperty("run_id").GetString()!;

    internal string MessageId => Connected.GetProperty("message_id").GetString()!;

    /// <summary>How the run ended: its state, or the error's code.</summary>
    internal string End => Last.GetProperty(_events[^1].Name == "error" ? "code" : "state").GetString()!;

    internal TimeSpan Retry { get; private set; }

    internal JsonElement Of(string name) => _events.Single(one => one.Name == name).Data;

    /// <summary>Reads to the end, which must be the run's.</summary>
    internal static async Task<RunTranscript> ReadAsync(HttpResponseMessage response)
    {
        var transcript = await ReadUntilAsync(response, (_, _) => false);
        Assert.Contains(transcript._events[^1].Name, new[] { "done", "error" });
        return transcript;
    }

    /// <summary>Reads until what came is enough, or to the end.</summary>
    internal static async Task<RunTranscript> ReadUntilAsync(HttpResponseMessage response, Func<RunTranscript, string, bool> isEnough)
    {
        Assert.True(
            response.StatusCode == HttpStatusCode.OK,
            response.StatusCode == HttpStatusCode.OK ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Bounded());
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        RunTranscript transcript = new();
        var parser = SseParser.Create(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken).Bounded());
        await using var items = parser.EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        while (await items.MoveNextAsync().AsTask().Bounded())
        {
            transcript.Add(items.Current);
            if (isEnough(transcript, items.Current.EventType))
            {
                break;
            }
        }

        return transcript;
    }

    /// <summary>The ids are 1, 2, 3 … and <c>connected</c>, which has none, comes first.</summary>
    internal void AssertWhole(long after = 0)
    {
        Assert.Equal("connected", _events[0].Name);
        Assert.Equal(Enumerable.Range(1, Ids.Count).Select(number => after + number), Ids);
        Assert.Equal(All.Count - 1, Ids.Count);
        Assert.True(Retry > TimeSpan.Zero);
    }

    private void Add(SseItem<string> item)
    {
        Retry = item.ReconnectionInterval ?? Retry;
        _events.Add((
            item.EventType,
            item.EventId is null ? null : long.Parse(item.EventId, CultureInfo.InvariantCulture),
            JsonSerializer.Deserialize<JsonElement>(item.Data)));
    }

    private string TextOf(string name)
    {
        StringBuilder text = new();
        foreach (var one in _events.Where(one => one.Name == name))
        {
            text.Append(one.Data.GetProperty("content").GetString());
        }

        return text.ToString();
    }
}
