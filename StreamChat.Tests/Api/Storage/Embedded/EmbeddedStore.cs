using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Embedded;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Settings;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Embedded;

/// <summary>The embedded store as the service registers it, on a file and with a clock of the test's own.</summary>
internal sealed class EmbeddedStore : IStoreUnderTest
{
    private readonly ServiceProvider _services;

    private EmbeddedStore(ServiceProvider services) => _services = services;

    public IConversationStore Conversations => _services.GetRequiredService<IConversationStore>();

    public IRunStore Runs => _services.GetRequiredService<IRunStore>();

    public IKeyStore Keys => _services.GetRequiredService<IKeyStore>();

    public IStoreNotifications Notifications => _services.GetRequiredService<IStoreNotifications>();

    internal EmbeddedUpkeep Upkeep => _services.GetServices<IHostedService>().OfType<EmbeddedUpkeep>().Single();

    internal ManualTimeProvider Time => (ManualTimeProvider)_services.GetRequiredService<TimeProvider>();

    internal static async Task<IStoreUnderTest> OpenAsync() => await OpenAsync(":memory:");

    /// <summary>Opens the store and starts its upkeep.</summary>
    internal static async Task<EmbeddedStore> OpenAsync(string file)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:File", file), new("Storage:CallTimeout", "00:01:00")]).Build();
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(settings);
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddSettings<StoreOptions>(StoreOptions.SectionName);
        services.AddEmbeddedStore();

        EmbeddedStore store = new(services.BuildServiceProvider());
        foreach (var service in store._services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }

        await store.Time.WhenTimerDueInAsync(EmbeddedUpkeep.Interval);
        return store;
    }

    public Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }
}
