using Aspire.Hosting.Dashboard.Messages;
using StreamChat.Tests.AspireHosting.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>The stream of one instance's console log.</summary>
public sealed class WatchConsoleLogsTests
{
    [Fact]
    public async Task Stream_CarriesTheBacklogThenWhatComes_ThroughARestart()
    {
        await using var service = await StartAsync();
        service.Model.Loggers.Write("api-1", timestamp: null, "one", isErrorMessage: false);
        using var answer = await service.CallAsync("WatchResourceConsoleLogs", new WatchResourceConsoleLogsRequest { ResourceName = "api-1" });
        Assert.Equal([(1, "2030-01-01T00:00:00.0000000Z one", false)], await NextAsync(answer));

        service.Model.Loggers.Complete("api-1");
        service.Model.Loggers.Write("api-1", timestamp: null, "two", isErrorMessage: true);

        Assert.Equal([(2, "2030-01-01T00:00:00.0000000Z two", true)], await NextAsync(answer));
    }

    [Fact]
    public async Task Stream_EndsAfterTheBacklog_WhenAskedTo()
    {
        await using var service = await StartAsync();
        service.Model.Loggers.Write("api-1", timestamp: null, "one", isErrorMessage: false);
        var request = new WatchResourceConsoleLogsRequest { ResourceName = "api-1", SuppressFollow = true };
        using var answer = await service.CallAsync("WatchResourceConsoleLogs", request);

        Assert.Single(await NextAsync(answer));
        Assert.Equal(("0", null), await answer.EndAsync());
    }

    [Fact]
    public async Task Stream_IsRefused_WhenTheInstanceIsUnknown()
    {
        await using var service = await StartAsync();
        using var answer = await service.CallAsync("WatchResourceConsoleLogs", new WatchResourceConsoleLogsRequest { ResourceName = "web" });

        Assert.Equal(("5", "There is no resource 'web'."), await answer.EndAsync());
    }

    [Fact]
    public async Task Stream_IsCutIntoMessagesThatTheDashboardTakes()
    {
        await using var service = await StartAsync();
        for (var i = 0; i < 30; i++)
        {
            service.Model.Loggers.Write("api-1", timestamp: null, new string('x', 200_000), isErrorMessage: false);
        }

        using var answer = await service.CallAsync("WatchResourceConsoleLogs", new WatchResourceConsoleLogsRequest { ResourceName = "api-1" });

        var numbers = new List<int>();
        while (numbers.Count < 30)
        {
            numbers.AddRange((await NextAsync(answer)).Select(line => line.Number));
        }

        Assert.Equal(Enumerable.Range(1, 30), numbers);
    }

    private static async Task<ResourceServiceFixture> StartAsync()
    {
        var service = await ResourceServiceFixture.StartAsync();
        await service.Model.PublishAsync(new TestResource("api", "api-1"), "Running");
        return service;
    }

    private static async Task<IEnumerable<(int Number, string Text, bool IsError)>> NextAsync(GrpcAnswer answer) =>
        (await answer.NextAsync(WatchResourceConsoleLogsUpdate.Parser))!.LogLines.Select(line => (line.LineNumber, line.Text, line.IsStdErr));
}
