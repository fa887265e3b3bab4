using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>A provider at a plain address that speaks HTTP/2.</summary>
public sealed class Http2Tests
{
    private const string Models = """{"object":"list","data":[{"id":"m","object":"model"}]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpProtocols.Http2, "true", "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "false", "HTTP/1.1")]
    public async Task Provider_IsAskedInItsVersion(HttpProtocols protocols, string setting, string version)
    {
        string? asked = null;
        await using var provider = await UpstreamHost.StartAsync(
            context =>
            {
                asked = context.Request.Protocol;
                return context.Response.WriteAsync(Models, context.RequestAborted);
            },
            Token,
            protocols);
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"), settings: ("OPENAI_HTTP2", setting));

        var models = await api.Client.GetStringAsync(new Uri("v1/models", UriKind.Relative), Token).WaitAsync(TestTimeouts.Default, Token);

        Assert.Contains("\"m\"", models, StringComparison.Ordinal);
        Assert.Equal(version, asked);
    }
}
