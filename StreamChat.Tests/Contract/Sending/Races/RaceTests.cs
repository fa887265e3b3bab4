using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.Api.Providers;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Embedded;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending.Races;

/// <summary>What happens between the reading of a conversation and the start of a turn in it.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    private readonly SimulatorHost _simulator = SimulatorHost.Start();
    private ServiceHost<ProviderClient> _api = null!;
    private InterruptedStore _store = null!;
    private ConversationClient _conversation = null!;

    public async ValueTask InitializeAsync()
    {
        _api = ServiceHost<ProviderClient>.Start(
            new Dictionary<string, string?> { ["OPENAI_BASE_URL"] = _simulator.OpenAIAddress.AbsoluteUri, ["Conversations:ModelTitles"] = "false" },
            services => services.Replace(ServiceDescriptor.Singleton<IConversationStore>(
                provider => new InterruptedStore(ActivatorUtilities.CreateInstance<EmbeddedConversationStore>(provider)))));
        _store = (InterruptedStore)_api.Services.GetRequiredService<IConversationStore>();
        _conversation = new ConversationClient(_api.CreateClient("racer"));
        await _conversation.CreateAsync(new { });
    }

    [Fact]
    public async Task Continue_LosesNoText_WhenAnotherTabContinuesFirst()
    {
        var cut = await _conversation.StreamAsync(new { content = "hello", model = "simulator-drop-after-5" });
        RunTranscript? other = null;
        _store.AfterNextRead(async () =>
            other = await _conversation.StreamAsync(new { model = "simulator-drop-after-3" }, $"/{cut.MessageId}/continue", key: "other-tab"));

        var rest = await _conversation.StreamAsync(new { model = "simulator-tokens-4" }, $"/{cut.MessageId}/continue", key: "this-tab");

        Assert.NotEmpty(other!.Text);
        Assert.Equal(cut.Text + other.Text + rest.Text, (await _conversation.MessageAsync(cut.MessageId)).GetProperty("content").GetString());
    }

    [Fact]
    public async Task Send_FollowsWhatWasSaidMeanwhile_WhenNoParentIsGiven()
    {
        RunTranscript? other = null;
        _store.AfterNextRead(async () => other = await _conversation.StreamAsync(new { content = "first", model = "simulator-tokens-2" }));

        await _conversation.StreamAsync(new { content = "second", model = "simulator-tokens-2" });

        var messages = await _conversation.MessagesAsync();
        Assert.Equal(["first", "second"], messages.Where((_, i) => i % 2 == 0).Select(message => message.GetProperty("content").GetString()));
        Assert.Equal(other!.MessageId, messages[2].GetProperty("parent_id").GetString());
    }

    [Fact]
    public async Task Send_IsRefusedAtOnce_WhenTheStoreIsAway()
    {
        _store.AfterNextRead(() => throw new StoreUnavailableException("no connection"));

        using var response = await _conversation.PostAsync(new { content = "hello", model = "simulator-tokens-2" }, key: "again");
        var problem = await ProblemAnswer.ReadAsync(response);
        var later = await _conversation.StreamAsync(new { content = "hello", model = "simulator-tokens-2" }, key: "again");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "store_unavailable"), (problem.Status, problem.Code));
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("completed", later.End);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _simulator.DisposeAsync();
    }
}
