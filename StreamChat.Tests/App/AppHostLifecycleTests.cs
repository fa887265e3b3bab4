using System.Text;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.App;

/// <summary>The whole application as a person starts and ends it.</summary>
[Collection(WholeApplication.Name)]
public sealed class AppHostLifecycleTests
{
    [Fact]
    public async Task App_StreamsAnAnswerThroughTheGateway_AndEndsWithoutATrace_WhenTerminated()
    {
        await using var app = AppHostProcess.Start(
            new Dictionary<string, string>(), "--DcpPublisher:RandomizePorts=true");
        var chat = (await app.LineAsync("Chat ").WaitAsync(AppHostPaths.StartTimeout, TestContext.Current.CancellationToken)).Trim().Split(' ')[^1];
        var dashboard = (await app.LineAsync("Dashboard ").WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken)).Trim().Split(' ')[^1];
        Assert.Contains("/login?t=", dashboard, StringComparison.Ordinal);

        using var client = TestClient.Create(new Uri(chat));
        using var body = new StringContent("""{"prompt":"hello","model":"simulator-fast"}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/chat", UriKind.Relative), body, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("data: [DONE]\n\n", answer, StringComparison.Ordinal);

        await app.TerminateAsync();
    }
}
