using System.Text;
using StreamChat.Tests.App.Telemetry;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.App;

/// <summary>The whole application as a person starts, uses and ends it; all in one, since a start takes as long as the rest.</summary>
[Collection(WholeApplication.Name)]
public sealed class AppHostLifecycleTests
{
    private const string Key = "the key of a test";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task App_StreamsThroughTheGateway_ShowsEachRequestAsOneTrace_AndLeavesNoProcess_WhenTerminated()
    {
        await using var app = AppHostProcess.Start(
            new Dictionary<string, string>(), "--DcpPublisher:RandomizePorts=true", $"--AppHost:DashboardApiKey={Key}");
        var chat = await AddressAsync(app, "Chat ");
        var login = await AddressAsync(app, "Dashboard ");
        Assert.StartsWith("/login?t=", login.PathAndQuery, StringComparison.Ordinal);

        using var client = TestClient.Create(chat);
        using var body = new StringContent("""{"prompt":"hello","model":"simulator-fast"}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/chat", UriKind.Relative), body, Cancellation).Bounded();
        Assert.EndsWith("data: [DONE]\n\n", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        using DashboardReader dashboard = new(new Uri(login.GetLeftPart(UriPartial.Authority)), Key);
        await new OneRequestOneTrace(client, dashboard).AssertAsync();

        await app.TerminateAsync();
    }

    private static async Task<Uri> AddressAsync(AppHostProcess app, string label) => new(
        (await app.LineAsync(label).WaitAsync(AppHostPaths.StartTimeout, Cancellation)).Trim().Split(' ')[^1]);
}
