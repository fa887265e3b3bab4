using Aspire.Hosting.Dashboard.Messages;
using StreamChat.Tests.AspireHosting.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>The stream of resources: what is known, then every change.</summary>
public sealed class WatchResourcesTests
{
    [Fact]
    public async Task Stream_BeginsWithInitialData_EvenWithoutResources()
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        using var answer = await service.CallAsync("WatchResources", new WatchResourcesRequest());

        Assert.Equal(WatchResourcesUpdate.KindOneofCase.InitialData, (await answer.NextAsync(WatchResourcesUpdate.Parser))?.KindCase);
    }

    [Fact]
    public async Task Stream_CarriesWhatIsKnownThenEachChange()
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        var api = new TestResource("api", "api-1", "api-2");
        await service.Model.PublishAsync(api, "Starting");
        using var answer = await service.CallAsync("WatchResources", new WatchResourcesRequest());
        await answer.NextAsync(WatchResourcesUpdate.Parser);

        var known = await answer.NextAsync(WatchResourcesUpdate.Parser);
        Assert.Equal([("api-1", "api", "Starting"), ("api-2", "api", "Starting")], StatesOf(known));

        await service.Model.Notifications.PublishUpdateAsync(api, "api-2", snapshot => snapshot with { State = "Running" });
        Assert.Equal([("api-2", "api", "Running")], StatesOf(await answer.NextAsync(WatchResourcesUpdate.Parser)));
    }

    [Fact]
    public async Task Stream_IsCutIntoMessagesThatTheDashboardTakes()
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await service.Model.Notifications.PublishUpdateAsync(
                new TestResource($"r{i}"), snapshot => snapshot with { EnvironmentVariables = [new("LONG", new string('x', 100_000), true)] });
        }

        using var answer = await service.CallAsync("WatchResources", new WatchResourcesRequest());
        await answer.NextAsync(WatchResourcesUpdate.Parser);

        var names = new List<string>();
        while (names.Count < 20)
        {
            names.AddRange((await answer.NextAsync(WatchResourcesUpdate.Parser))!.Changes.Value.Select(change => change.Upsert.Name));
        }

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"r{i}"), names);
    }

    private static IEnumerable<(string Name, string DisplayName, string State)> StatesOf(WatchResourcesUpdate? update) =>
        update!.Changes.Value.Select(change => (change.Upsert.Name, change.Upsert.DisplayName, change.Upsert.State));
}
