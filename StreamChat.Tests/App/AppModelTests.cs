using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.Testing;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.App;

/// <summary>The AppHost under the testing builder, by the public API alone.</summary>
[Collection(WholeApplication.Name)]
public sealed class AppModelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppHost_AnswersAtItsGateway_AndDoesWhatTheDashboardOffers_WhenATestStartsIt()
    {
        using var data = new TemporaryFolder();
        var builder = await DistributedApplicationTestingBuilder
            .CreateAsync<Projects.StreamChat_AppHost>([$"--Redis:DataFolder={data.Path}", $"--Storage:File={data.Path}/streamchat.db"], Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        DashboardTools.MakeQuick(builder);
        await using var app = await builder.BuildAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        await app.StartAsync(Cancellation).WaitAsync(AppHostPaths.StartTimeout, Cancellation);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("gateway", Cancellation).WaitAsync(AppHostPaths.StartTimeout, Cancellation);

        using var client = app.CreateHttpClient("gateway");
        using var response = await client.PostAsJsonAsync(
            new Uri("/chat/sync", UriKind.Relative), new { prompt = "hello", model = "simulator-fast" }, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.StartsWith("Hello!", answer.GetProperty("response").GetString(), StringComparison.Ordinal);

        using var management = app.CreateHttpClient("api", "management");
        var metrics = await management.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        using var outside = await client.GetAsync(new Uri("/metrics", UriKind.Relative), Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.Contains("\nstreamchat_open_streams 0\n", metrics, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);

        await DashboardTools.AssertShownAsync(app);
        await DashboardTools.AssertReportsAsync(app);
        await DashboardTools.AssertDeletionAsync(app, client);
        await app.StopAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
    }
}
