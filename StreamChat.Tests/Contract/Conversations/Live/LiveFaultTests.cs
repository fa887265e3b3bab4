using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.Api.Providers;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Embedded;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Stores;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations.Live;

/// <summary>A live view never lies: what it may have missed it says.</summary>
public sealed class LiveFaultTests
{
    private static readonly Dictionary<string, string?> Settings = new() { ["OPENAI_BASE_URL"] = "http://127.0.0.1:1", ["OPENAI_MODEL"] = "simulator" };

    [Fact]
    public async Task Reader_IsToldToReadAgain_WhenNoticesWereLost()
    {
        await using var api = ServiceHost<ProviderClient>.Start(Settings, services =>
        {
            services.AddSingleton(provider => new LossyNotifications(provider.GetRequiredService<EmbeddedNotifications>()));
            services.Replace(ServiceDescriptor.Singleton<IStoreNotifications>(provider => provider.GetRequiredService<LossyNotifications>()));
        });
        var notifications = api.Services.GetRequiredService<LossyNotifications>();
        var id = await api.Client.CreateAsync();
        await using var live = await LiveStream.OpenAsync(api.Client, id);
        await live.NextAsync("connected");

        notifications.IsLosing = true;
        await api.Client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"lost"}""");
        notifications.IsLosing = false;
        notifications.TellMissed();
        var reset = await live.NextAsync("reset");
        await api.Client.JsonAsync("PATCH", $"conversations/{id}", """{"title":"told"}""");

        Assert.Equal((id, 2), (reset.GetProperty("conversation_id").GetString(), reset.GetProperty("version").GetInt32()));
        Assert.Equal("told", (await live.NextAsync("conversation")).GetProperty("conversation").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Reader_IsToldToReadAgain_WhenTheStoreWasAway()
    {
        ManualTimeProvider clock = new();
        await using var api = ServiceHost<ProviderClient>.Start(Settings, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services.AddSingleton<EmbeddedConversationStore>();
            services.AddSingleton(provider => new SwitchedConversations(provider.GetRequiredService<EmbeddedConversationStore>()));
            services.Replace(ServiceDescriptor.Singleton<IConversationStore>(provider => provider.GetRequiredService<SwitchedConversations>()));
        });
        var store = api.Services.GetRequiredService<SwitchedConversations>();
        var id = await api.Client.CreateAsync();
        await using var live = await LiveStream.OpenAsync(api.Client, id);
        await live.NextAsync("connected");

        store.IsAway = true;
        await Conversing.StartAsync(api, "local", id);
        await clock.WhenTimerDueInAsync(TimeSpan.FromSeconds(1));
        store.IsAway = false;
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, (await live.NextAsync("reset")).GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task Reader_IsSentToAnotherReplica_WhenThisOneLeaves()
    {
        await using var api = ServiceHost<ProviderClient>.Start(Settings, services =>
            services.Replace(ServiceDescriptor.Singleton<IRunStore>(new FakeStore(TimeProvider.System) { IsShared = true })));
        var id = await api.Client.CreateAsync();
        await using var live = await LiveStream.OpenAsync(api.Client, id);
        await live.NextAsync("connected");

        var stopping = api.StopAsync();

        Assert.Equal(id, (await live.NextAsync("reconnect")).GetProperty("conversation_id").GetString());
        Assert.InRange(live.Reconnection!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.True(await live.HasEndedAsync());
        await stopping;
    }
}
