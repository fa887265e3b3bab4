using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Conversations.Titles;
using StreamChat.Api.Providers;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Api;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations.Titles;

/// <summary>Which conversations get a title from the model, and what it may cost.</summary>
public sealed class TitleServiceTests : IAsyncDisposable
{
    private const string Owner = "local";

    private readonly ManualTimeProvider _clock = new();
    private readonly SimulatorHost _simulator = SimulatorHost.Start();
    private readonly ServiceHost<ProviderClient> _api;

    // By hand only, so that a test knows when it has been done.
    public TitleServiceTests() => _api = ApiHost.Start(_simulator.OpenAIAddress, _clock, ("Conversations:ModelTitles", "false"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CallMonitor Calls => _simulator.Calls;

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Title_OfAPerson_Stays()
    {
        var id = await AnsweredAsync("simulator");
        await _api.Client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"Mine"}""");

        await GiveTitleAsync(id);

        Assert.Equal(("Mine", "person", 0), await TitleAsync(id));
    }

    [Fact]
    public async Task Title_OfAPerson_Stays_WhenItIsGivenWhileTheModelThinks()
    {
        var id = await AnsweredAsync("simulator-first-token-300");

        var giving = GiveTitleAsync(id);
        await Calls.CallAsync(1, Token).Bounded();
        await _api.Client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"Mine"}""");
        await giving;

        Assert.Equal(("Mine", "person", 1), await TitleAsync(id));
    }

    [Fact]
    public async Task Model_IsAskedOnlyAboutTheFirstAnswer()
    {
        var id = await AnsweredAsync("simulator-error-401");
        await GiveTitleAsync(id);
        await AnswerAsync(id, "simulator");

        await GiveTitleAsync(id);

        Assert.Equal(("What are tides?", "first_line", 1), await TitleAsync(id));
    }

    [Fact]
    public async Task Model_IsNotAsked_BeforeThereIsAnAnswer()
    {
        var id = await _api.Client.CreateAsync();
        await Conversing.StartAsync(_api, Owner, id);

        await GiveTitleAsync(id);
        await GiveTitleAsync(Guid.CreateVersion7().ToString());

        Assert.Equal(0, Calls.Started);
    }

    [Theory]
    [InlineData("simulator-error-401")]
    [InlineData("simulator-drop-after-1")]
    [InlineData("simulator-malformed-after-1")]
    public async Task Title_StaysTheFirstLine_WhenTheProviderFails(string model)
    {
        var id = await AnsweredAsync(model);

        await GiveTitleAsync(id);

        Assert.Equal(("What are tides?", "first_line", 1), await TitleAsync(id));
    }

    [Fact]
    public async Task Provider_IsLeft_AfterTenSeconds()
    {
        var id = await AnsweredAsync("simulator-stall-after-1");

        var giving = GiveTitleAsync(id);
        var call = await Calls.CallAsync(1, Token).Bounded();
        await _clock.WhenTimerDueInAsync(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(10));
        await giving;

        Assert.Equal(CallState.Aborted, await call.Ended.Bounded());
        Assert.Equal(("What are tides?", "first_line", 1), await TitleAsync(id));
    }

    [Fact]
    public async Task Provider_IsLeft_WhenItHasSaidALine()
    {
        var id = await AnsweredAsync("simulator-long-1000000");

        await GiveTitleAsync(id);

        Assert.Equal(("A long walk along the river", "model", 1), await TitleAsync(id));
        Assert.Equal(CallState.Aborted, await (await Calls.CallAsync(1, Token)).Ended.Bounded());
    }

    private Task GiveTitleAsync(string id) => _api.Services.GetRequiredService<TitleService>().GiveTitleAsync(Owner, id, Token).Bounded();

    private async Task<string> AnsweredAsync(string model)
    {
        var id = await _api.Client.CreateAsync();
        await AnswerAsync(id, model);
        return id;
    }

    private async Task AnswerAsync(string id, string model)
    {
        var turn = await Conversing.StartAsync(_api, Owner, id, "What are tides?");
        await Conversing.EndAsync(_api, Owner, turn with { Answer = turn.Answer! with { Model = model } }, "The moon.");
    }

    /// <summary>Title, source, and how often the provider was asked.</summary>
    private async Task<(string, string, int)> TitleAsync(string id)
    {
        var conversation = await _api.Client.JsonAsync("GET", $"conversations/{id}");
        return (conversation.Text("title"), conversation.Text("title_source"), Calls.Started);
    }
}
