using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api.Providers.Models;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>What is known of how much a model holds.</summary>
public sealed class ModelWindowsTests
{
    private const string List = """
        {"data":[{"id":"a","context_length":1000},{"id":"b","max_model_len":2000},{"id":"c","context_window":3000},{"id":"d"},{"id":"e","context_length":"x"},
        {"id":"a","context_length":5}]}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Window_IsWhatTheListSays()
    {
        await using var provider = await UpstreamHost.StartAsync(List, Token);
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"), new ManualTimeProvider(), ("OPENAI_MODEL", "")); // no time passes: a busy machine is not a slow provider
        var windows = api.Services.GetRequiredService<ModelWindows>();

        List<int?> found = [];
        foreach (var model in new[] { "a", "b", "c", "d", "e", "f", null })
        {
            found.Add(await windows.FindAsync(model, Token));
        }

        Assert.Equal([1000, 2000, 3000, null, null, null, 1000], found);
        Assert.Equal(["/v1/models"], provider.Paths);
    }

    [Fact]
    public async Task Window_IsNotWaitedForLong_WhenTheProviderHangs()
    {
        ManualTimeProvider time = new();
        await using var provider = await UpstreamHost.StartAsync(
            context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted), Token);
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"), time);

        var finding = api.Services.GetRequiredService<ModelWindows>().FindAsync("a", Token).AsTask();
        await time.WhenTimerDueInAsync(TimeSpan.FromMilliseconds(300));
        time.Advance(TimeSpan.FromMilliseconds(300));

        Assert.Null(await finding.Bounded());
    }
}
