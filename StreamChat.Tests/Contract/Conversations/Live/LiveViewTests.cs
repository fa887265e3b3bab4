using System.Text.Json;
using StreamChat.Api.Providers;
using StreamChat.Tests.Api;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations.Live;

/// <summary>Whoever looks at a conversation sees what happens in it, wherever that was started.</summary>
public sealed class LiveViewTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly ServiceHost<ProviderClient> _api;

    public LiveViewTests() => _api = ApiHost.Start(new Uri("http://127.0.0.1:1"), _clock);

    private HttpClient Client => _api.Client;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Stream_BeginsWithWhatIsTrueNow()
    {
        var id = await Client.CreateAsync();
        var turn = await Conversing.StartAsync(_api, "local", id);

        await using var live = await LiveStream.OpenAsync(Client, id);

        var connected = await live.NextAsync("connected");
        Assert.Equal(TimeSpan.FromSeconds(2), live.Reconnection);
        Assert.Equal((id, 2), (connected.GetProperty("conversation_id").GetString(), connected.GetProperty("version").GetInt32()));
        Assert.Equal(turn.Run.Id, connected.GetProperty("runs")[0].GetProperty("id").GetString());
        Assert.Equal(live.Response.Headers.GetValues("X-Request-ID").Single(), connected.GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task Stream_TellsOfARun_FromItsStartToItsEnd()
    {
        var id = await Client.CreateAsync();
        await using var live = await LiveStream.OpenAsync(Client, id);
        await live.NextAsync("connected");

        var turn = await Conversing.StartAsync(_api, "local", id, "What are tides?");
        var started = await live.NextAsync("run");
        var during = await live.NextAsync("conversation");
        await Conversing.EndAsync(_api, "local", turn, "The moon.");
        var ended = await live.NextAsync("run");
        var after = await live.NextAsync("conversation");

        Assert.Equal((turn.Run.Id, turn.Answer!.Id, "queued", "send-1"), Run(started));
        Assert.Equal([("user", "What are tides?", "completed"), ("assistant", "", "streaming")], Messages(started));
        Assert.Equal((turn.Run.Id, turn.Answer.Id, "completed", "send-1"), Run(ended));
        Assert.Equal([("assistant", "The moon.", "completed")], Messages(ended));
        Assert.Equal(("What are tides?", true), Summary(during));
        Assert.Equal(("What are tides?", false), Summary(after));
    }

    [Fact]
    public async Task Stream_TellsEveryReaderOfAChange()
    {
        var id = await Client.CreateAsync();
        await using var one = await LiveStream.OpenAsync(Client, id);
        await using var other = await LiveStream.OpenAsync(_api.CreateClient(), id);
        await one.NextAsync("connected");
        await other.NextAsync("connected");

        await Client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"Tides 潮汐"}""");

        Assert.Equal(("Tides 潮汐", false), Summary(await one.NextAsync("conversation")));
        Assert.Equal(("Tides 潮汐", false), Summary(await other.NextAsync("conversation")));
    }

    [Fact]
    public async Task Stream_EndsWithTheConversation()
    {
        var id = await Client.CreateAsync();
        await using var live = await LiveStream.OpenAsync(Client, id);
        await live.NextAsync("connected");

        using var deleted = await Client.CallAsync("DELETE", $"conversations/{id}");

        Assert.Equal(id, (await live.NextAsync("deleted")).GetProperty("conversation_id").GetString());
        Assert.True(await live.HasEndedAsync());
    }

    [Fact]
    public async Task Stream_EndsForAll_WhenEverythingIsDeleted()
    {
        var id = await Client.CreateAsync();
        await using var live = await LiveStream.OpenAsync(Client, id);
        await live.NextAsync("connected");

        using var deleted = await Client.CallAsync("DELETE", "me");

        await live.NextAsync("deleted");
        Assert.True(await live.HasEndedAsync());
    }

    [Fact]
    public async Task Stream_AsksToComeBack_AfterTenMinutes()
    {
        var id = await Client.CreateAsync();
        await using var live = await LiveStream.OpenAsync(Client, id);
        await live.NextAsync("connected");

        await _clock.WhenTimerDueInAsync(TimeSpan.FromSeconds(540)); // ten minutes, and what chance makes of them in tests
        _clock.Advance(TimeSpan.FromSeconds(540));

        await live.NextAsync("reconnect");
        Assert.Equal(TimeSpan.Zero, live.Reconnection);
        Assert.True(await live.HasEndedAsync());
    }

    [Fact]
    public async Task Stream_Ends_WhenTheOnlyReplicaLeaves()
    {
        var id = await Client.CreateAsync();
        await using var live = await LiveStream.OpenAsync(Client, id);
        await live.NextAsync("connected");

        var stopping = _api.StopAsync();

        Assert.True(await live.HasEndedAsync());
        await stopping;
    }

    private static (string?, string?, string?, string?) Run(JsonElement data) => (
        data.GetProperty("run_id").GetString(),
        data.GetProperty("message_id").GetString(),
        data.GetProperty("state").GetString(),
        data.GetProperty("request_id").GetString());

    private static (string?, string?, string?)[] Messages(JsonElement data) =>
    [
        .. data.GetProperty("messages").EnumerateArray()
            .Select(message => (message.GetProperty("role").GetString(), message.GetProperty("content").GetString(), message.GetProperty("status").GetString())),
    ];

    private static (string?, bool) Summary(JsonElement data) =>
        (data.GetProperty("conversation").GetProperty("title").GetString(), data.GetProperty("conversation").GetProperty("running").GetBoolean());
}
