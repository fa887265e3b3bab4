using Microsoft.Extensions.Logging;
using StreamChat.Tests.AspireHosting.Infrastructure;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Logging;

/// <summary>Console logs: what is kept, who follows, when it ends.</summary>
public sealed class ResourceLoggerServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_YieldsTheBacklogThenWhatComes_UntilCompleted()
    {
        using var service = new ResourceLoggerService();
        Write(service, "one", "two");
        await using var batches = service.WatchAsync("api").GetAsyncEnumerator(Cancellation);

        Assert.Equal([1, 2], (await batches.NextAsync()).Select(line => line.LineNumber));
        var next = batches.MoveNextAsync().AsTask();
        Write(service, "three");
        Assert.True(await next.Bounded());
        Assert.Equal("three", TextOf(Assert.Single(batches.Current)));
        service.Complete("api");

        Assert.False(await batches.MoveNextAsync().AsTask().Bounded());
    }

    [Fact]
    public async Task GetAll_YieldsTheBacklogOnly()
    {
        using var service = new ResourceLoggerService();
        Write(service, "one", "two");

        Assert.Equal(["one", "two"], (await AllAsync(service)).Select(TextOf));
    }

    [Fact]
    public async Task Write_StampsEveryLineAndSplitsText()
    {
        using var service = new ResourceLoggerService { TimeProvider = new ManualTimeProvider() };

        service.Write("api", timestamp: null, "one\r\n\ntwo\n", isErrorMessage: true);
        service.Write("api", new(2031, 2, 3, 6, 5, 6, 789, TimeSpan.FromHours(2)), "three", isErrorMessage: false);

        Assert.Equal(
            [
                new(1, "2030-01-01T00:00:00.0000000Z one", true),
                new(2, "2030-01-01T00:00:00.0000000Z ", true),
                new(3, "2030-01-01T00:00:00.0000000Z two", true),
                new(4, "2031-02-03T04:05:06.7890000Z three", false),
            ],
            await AllAsync(service));
    }

    [Fact]
    public async Task Logger_WritesToEveryInstance_ErrorsAsErrors()
    {
        using var service = new ResourceLoggerService();
        var logger = service.GetLogger(new TestResource("api", "api-1", "api-2"));

        logger.LogInformation("fine");
        logger.LogError(new InvalidOperationException("broken"), "bad");

        foreach (var instance in (string[])["api-1", "api-2"])
        {
            var lines = await AllAsync(service, instance);
            Assert.Equal(
                [("fine", false), ("bad", true), ("System.InvalidOperationException: broken", true)],
                lines.Select(line => (TextOf(line), line.IsErrorMessage)));
        }
    }

    [Fact]
    public async Task Backlog_KeepsTheLastLines_WithTheirNumbers()
    {
        using var service = new ResourceLoggerService();
        Write(service, [.. Enumerable.Range(1, ResourceLog.MaxLines + 5).Select(i => $"line {i}")]);

        var lines = await AllAsync(service);

        Assert.Equal(Enumerable.Range(6, ResourceLog.MaxLines), lines.Select(line => line.LineNumber));
        Assert.Equal(lines.Select(line => $"line {line.LineNumber}"), lines.Select(TextOf));
    }

    [Fact]
    public async Task Backlog_IsBoundedInCharacters()
    {
        using var service = new ResourceLoggerService();
        Write(service, [.. Enumerable.Repeat(new string('x', 50_000), 100)]);

        var lines = await AllAsync(service);

        Assert.InRange(lines.Sum(line => line.Content.Length), 1, ResourceLog.MaxCharacters);
        Assert.Equal(100, lines[^1].LineNumber);
    }

    [Fact]
    public async Task Watch_SkipsToTheOldestLineKept_WhenTheReaderLagsBehind()
    {
        using var service = new ResourceLoggerService();
        Write(service, "line 1");
        await using var batches = service.WatchAsync("api").GetAsyncEnumerator(Cancellation);
        await batches.NextAsync();

        Write(service, [.. Enumerable.Range(2, ResourceLog.MaxLines * 2).Select(i => $"line {i}")]);

        var batch = await batches.NextAsync();
        Assert.Equal((ResourceLog.MaxLines, ResourceLog.MaxLines + 2), (batch.Count, batch[0].LineNumber));
    }

    [Fact]
    public async Task Read_GoesOnAfterCompletion_WhenItFollowsAlways()
    {
        using var service = new ResourceLoggerService();
        Write(service, "one");
        await using var batches = service.Read("api", LogFollowing.Always).GetAsyncEnumerator(Cancellation);
        await batches.NextAsync();
        var next = batches.MoveNextAsync().AsTask();

        service.Complete("api");
        Write(service, "started again");

        Assert.True(await next.Bounded());
        Assert.Equal("started again", TextOf(batches.Current[0]));
    }

    [Fact]
    public async Task ClearBacklog_ForgetsLines_AndGoesOnCounting()
    {
        using var service = new ResourceLoggerService();
        Write(service, "one", "two");

        service.ClearBacklog("api");
        Write(service, "three");

        Assert.Equal([3], (await AllAsync(service)).Select(line => line.LineNumber));
    }

    private static void Write(ResourceLoggerService service, params string[] lines)
    {
        foreach (var line in lines)
        {
            service.Write("api", timestamp: null, line, isErrorMessage: false);
        }
    }

    private static async Task<List<LogLine>> AllAsync(ResourceLoggerService service, string instance = "api") =>
        [.. await service.GetAllAsync(instance).SelectMany(batch => batch).ToArrayAsync(Cancellation).AsTask().Bounded()];

    private static string TextOf(LogLine line) => line.Content[(line.Content.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
