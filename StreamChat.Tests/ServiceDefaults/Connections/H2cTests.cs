using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.App;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Connections;

/// <summary>The port for HTTP/2 between services.</summary>
public sealed class H2cTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ports_SpeakTheirOwnVersion_AndTheOtherPortsStay()
    {
        var (port, management) = (FreePort.Next(), FreePort.Next());
        await using var host = await DefaultsHost.StartAsync(
            app => app.MapGet("/version", (HttpRequest request) => request.Protocol),
            Cancellation,
            configure: null,
            ("H2C_PORT", Text(port)),
            ("MANAGEMENT_PORT", Text(management)));
        var own = host.App.Urls.Select(url => new Uri(url)).Single(url => url.Port != port && url.Port != management);

        Assert.Equal("HTTP/1.1", await AskAsync(own, HttpVersion.Version11, "/version"));
        Assert.Equal("HTTP/2", await AskAsync(new UriBuilder(own) { Port = port }.Uri, HttpVersion.Version20, "/version"));
        Assert.Contains("# TYPE", await AskAsync(new UriBuilder(own) { Port = management }.Uri, HttpVersion.Version11, "/metrics"), StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(Uri host, Version version, string path)
    {
        using var client = TestClient.Create(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
