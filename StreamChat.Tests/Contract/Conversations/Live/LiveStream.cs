using System.Net.ServerSentEvents;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations.Live;

/// <summary>A reader of a conversation's events.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private LiveStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _events = SseParser.Create(body).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    internal HttpResponseMessage Response => _response;

    internal static async Task<LiveStream> OpenAsync(HttpClient client, string conversationId)
    {
        var response = await client.CallAsync("GET", $"conversations/{conversationId}/events");
        Assert.Equal(200, (int)response.StatusCode);
        return new LiveStream(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken).Bounded());
    }

    /// <summary>The next event, which must be of this kind.</summary>
    internal async Task<JsonElement> NextAsync(string kind)
    {
        var item = await _events.NextAsync();
        Assert.Equal(kind, item.EventType);
        Reconnection = item.ReconnectionInterval;
        return JsonSerializer.Deserialize<JsonElement>(item.Data);
    }

    /// <summary>Reads until an event of this kind comes that a test waits for.</summary>
    internal async Task<JsonElement> UntilAsync(string kind, Func<JsonElement, bool> isIt)
    {
        while (true)
        {
            var item = await _events.NextAsync();
            if (item.EventType == kind && JsonSerializer.Deserialize<JsonElement>(item.Data) is var data && isIt(data))
            {
                return data;
            }
        }
    }

    /// <summary>What the last event said of when to come back.</summary>
    internal TimeSpan? Reconnection { get; private set; }

    /// <summary>Whether the stream has ended, in good order.</summary>
    internal async Task<bool> HasEndedAsync() => !await _events.MoveNextAsync().AsTask().Bounded();

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        try
        {
            await _events.DisposeAsync();
        }
        catch (Exception e) when (e is IOException or NotSupportedException)
        {
            // The reader left in the middle.
        }
    }
}
