using System.Net;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>What is said of a provider that does not list its models.</summary>
public sealed class ModelCatalogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("api/connection", HttpStatusCode.OK)]
    [InlineData("api/models", HttpStatusCode.GatewayTimeout)]
    [InlineData("v1/models", HttpStatusCode.GatewayTimeout)]
    public async Task List_SaysThatNoAnswerCame_WhenTheProviderHangs(string path, HttpStatusCode status)
    {
        ManualTimeProvider time = new();
        await using var provider = await UpstreamHost.StartAsync(
            context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted), Token);
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"), time);

        var asking = api.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        await time.WhenTimerDueInAsync(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));
        using var response = await asking.WaitAsync(TestTimeouts.Default, Token);
        var body = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("\"provider_timeout\"", body, StringComparison.Ordinal);
        Assert.Contains("The provider did not answer in time.", body, StringComparison.Ordinal);
    }
}
