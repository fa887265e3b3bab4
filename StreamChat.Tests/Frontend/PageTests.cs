using System.Net;
using System.Text.Json;
using StreamChat.Frontend.Page;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Frontend;

/// <summary>How the frontend serves the page: what is cached, compressed, missing or not built.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private readonly BuiltPage _page = new();
    private ServiceHost<PageFiles>? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HttpClient Client => _host!.Client;

    public ValueTask InitializeAsync()
    {
        _host = ServiceHost<PageFiles>.Start(_page.Settings);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _page.Dispose();
    }

    [Fact]
    public async Task Page_IsCheckedAtEveryLoad_WhenBuilt()
    {
        _page.Build();

        using var response = await GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal(BuiltPage.Html, await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Page_IsTheSame_AtTheAddressOfAConversation()
    {
        _page.Build();

        using var response = await GetAsync("/c/01a1ffcb-1b5b-7d0d-9f09-8fa7e1602e5e");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal(BuiltPage.Html, await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Reference_IsAPageOfItsOwn()
    {
        _page.Build();

        using var response = await GetAsync("/api/reference");

        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal(BuiltPage.Reference, await response.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx")]
    [InlineData("\"><script>", "")]
    public async Task Page_HasTheNonceOfItsResponse(string sent, string written)
    {
        _page.Build();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-StreamChat-Nonce", sent);

        using var response = await SendAsync(request);

        Assert.Equal(BuiltPage.Html.Replace("nonce=\"\"", $"nonce=\"{written}\"", StringComparison.Ordinal), await response.Content.ReadAsStringAsync(Token));
        Assert.Null(response.Headers.ETag);
        Assert.Null(response.Content.Headers.LastModified);
    }

    [Fact]
    public async Task File_IsNotSentAgain_WhenUnchanged()
    {
        _page.Build();
        using var first = await GetAsync("/theme.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/theme.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Page_AnswersHead()
    {
        _page.Build();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");

        using var response = await SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Asset_IsImmutable_WhenItsNameIsHashed()
    {
        _page.Build();

        using var response = await GetAsync($"/{BuiltPage.Script}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task File_IsCheckedAtEveryLoad_WhenItsNameIsNotHashed()
    {
        _page.Build();

        using var response = await GetAsync("/theme.js");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Asset_IsCompressed_WhenTheBrowserTakesIt(string encoding)
    {
        _page.Build();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{BuiltPage.Script}");
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        using var response = await SendAsync(request);

        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync(Token)).Length, 1, 500);
    }

    [Theory]
    [InlineData("/assets/index-00000000.js")]
    [InlineData("/favicon.ico")]
    [InlineData("/nothing/here")]
    [InlineData("/..%2fProgram.cs")]
    public async Task UnknownAddress_IsAProblem(string path)
    {
        _page.Build();

        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("not_found", await ReadCodeAsync(response));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Page_TellsHowToBuildIt_WhenNotBuilt()
    {
        using var response = await GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("node StreamChat.Frontend/Client/build.mjs", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_IsServedWithoutARestart_WhenBuiltLater()
    {
        using var before = await GetAsync("/");
        _page.Build();

        using var after = await GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, before.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static async Task<string?> ReadCodeAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        return problem.RootElement.GetProperty("code").GetString();
    }

    private Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        Client.SendAsync(request, Token).WaitAsync(TestTimeouts.Default, Token);
}
