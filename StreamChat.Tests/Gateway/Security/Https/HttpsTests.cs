using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Security.Https;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.Gateway.Security.Https;

/// <summary>The gateway with a certificate of its own.</summary>
public sealed class HttpsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestCertificate _certificate = null!;
    private string _thumbprint = "";
    private GatewayFixture _fixture = null!;
    private Uri _plain = null!;
    private Uri _secure = null!;

    public async ValueTask InitializeAsync()
    {
        _certificate = new TestCertificate(_folder);
        _thumbprint = _certificate.Write();
        _fixture = await GatewayFixture.StartAsync(
            context => context.Response.WriteAsync("answer", context.RequestAborted), TestContext.Current.CancellationToken,
            [.. _certificate.Settings, ("urls", "http://127.0.0.1:0;https://127.0.0.1:0")]);
        var addresses = _fixture.Gateway.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _plain = new(addresses.Single(address => address.StartsWith("http:", StringComparison.Ordinal)));
        _secure = new(addresses.Single(address => address.StartsWith("https:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Https_AnswersInBothVersions_WithTheHeadersThatBelongToIt(string version)
    {
        var (response, thumbprint) = await GetSecurelyAsync("/api/me", new Version(version));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new Version(version), response.Version);
        Assert.Equal(_thumbprint, thumbprint);
        Assert.Equal(["max-age=31536000; includeSubDomains"], response.Headers.GetValues("Strict-Transport-Security"));
        Assert.EndsWith("report-to csp", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_IsTakenAnew_AndABrokenPairLeavesTheOneBefore()
    {
        var certificate = _fixture.Gateway.Services.GetRequiredService<ServerCertificate>();
        var renewed = _certificate.Write();

        certificate.Refresh();
        Assert.Equal(renewed, (await GetSecurelyAsync("/health")).Thumbprint);

        _certificate.BreakKey();
        certificate.Refresh();
        Assert.Equal(renewed, (await GetSecurelyAsync("/health")).Thumbprint);

        File.Delete(_certificate.CertificateFile);
        certificate.Refresh();
        Assert.Equal(renewed, (await GetSecurelyAsync("/health")).Thumbprint);

        var last = _certificate.Write();
        certificate.Refresh();
        Assert.Equal(last, (await GetSecurelyAsync("/health")).Thumbprint);
    }

    [Fact]
    public async Task Files_AreLookedAtByThemselves()
    {
        ManualTimeProvider time = new();
        HttpsOptions options = new() { Certificate = _certificate.CertificateFile, Key = _certificate.KeyFile };
        ServerCertificate certificate = new(Options.Create(options), NullLogger<ServerCertificate>.Instance);
        HttpsConnectionAdapterOptions https = new();
        certificate.Apply(https);
        Assert.Equal(_thumbprint, https.ServerCertificateSelector!(null, null)!.Thumbprint);
        Assert.Equal(SslProtocols.Tls12 | SslProtocols.Tls13, https.SslProtocols);
        using CertificateReload reload = new(certificate, Options.Create(options), time);
        await reload.StartAsync(TestContext.Current.CancellationToken);
        await time.WhenTimerDueInAsync(options.ReloadInterval);
        var renewed = _certificate.Write();

        time.Advance(options.ReloadInterval);
        await time.WhenTimerDueInAsync(options.ReloadInterval);

        Assert.Equal(renewed, https.ServerCertificateSelector!(null, null)!.Thumbprint);
        await reload.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("GET", "/c/1?x=%20y", "Sec-Fetch-Mode: navigate")]
    [InlineData("HEAD", "/", "Accept: text/html")]
    public async Task PlainHttp_SendsAPersonsBrowserOn(string method, string path, string header)
    {
        using var response = await SendPlainlyAsync(method, path, header);

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal(new Uri(_secure, path), response.Headers.Location);
    }

    [Theory]
    [InlineData("GET", "/api/me", "Accept: */*")]
    [InlineData("GET", "/api/me", "Sec-Fetch-Mode: cors")]
    [InlineData("POST", "/chat", "Accept: text/html")]
    [InlineData("POST", "/csp-report", "Accept: */*")]
    [InlineData("GET", "/v1/models", "Accept: text/html|Authorization: Bearer guest")]
    public async Task PlainHttp_RefusesPrograms(string method, string path, string headers)
    {
        using var response = await SendPlainlyAsync(method, path, headers);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Empty(_fixture.Api.Paths);
    }

    [Fact]
    public async Task PlainHttp_AnswersProbes()
    {
        using var response = await SendPlainlyAsync("GET", "/health", "Accept: */*");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task ProxyThatSpeaksHttps_IsEnough_WhereThePortIsTold()
    {
        await using var gateway = GatewayFixture.Start(_fixture.Api.Address, _fixture.Frontend.Address, ("Proxies:Trusted:0", "127.0.0.1"), ("Tls:Port", "443"));
        using HttpRequestMessage plain = new(HttpMethod.Get, "/c/1") { Headers = { { "Sec-Fetch-Mode", "navigate" } } };
        using HttpRequestMessage secure = new(HttpMethod.Get, "/api/me") { Headers = { { "X-Forwarded-Proto", "https" } } };

        using var sentOn = await SendAsync(gateway.Address, plain);
        using var answered = await gateway.Client.SendAsync(secure, TestContext.Current.CancellationToken).Bounded();

        Assert.Equal("https://127.0.0.1/c/1", sentOn.Headers.Location?.AbsoluteUri);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public void Setting_IsRefusedInOneLine_WhenThePairDoesNotFit()
    {
        _certificate.BreakKey();

        Assert.Equal(
            $"Tls:Certificate={_certificate.CertificateFile}: must be a PEM certificate whose key is in Tls:Key (they do not fit, or one is not PEM).",
            Failure(new HttpsOptions { Certificate = _certificate.CertificateFile, Key = _certificate.KeyFile }));
        Assert.Equal("Tls:Certificate=: a certificate and its key are set together.", Failure(new HttpsOptions { Key = _certificate.KeyFile }));
        Assert.Equal("", Failure(new HttpsOptions { Development = true }));
    }

    [Fact]
    public void HttpsAddress_IsRefused_WithoutACertificate()
    {
        ServerCertificate certificate = new(Options.Create(new HttpsOptions()), NullLogger<ServerCertificate>.Instance);

        var failure = Assert.Throws<OptionsValidationException>(() => certificate.Apply(new HttpsConnectionAdapterOptions()));

        Assert.Equal(["Tls:Certificate=: must be set for an https address, or Tls:Development=true."], failure.Failures);
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        _folder.Dispose();
    }

    private static string Failure(HttpsOptions options) => string.Join('\n', options.Validate(null!).Select(result => result.ErrorMessage));

    private async Task<HttpResponseMessage> SendPlainlyAsync(string method, string path, string headers)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        foreach (var header in headers.Split('|'))
        {
            var parts = header.Split(": ", 2);
            request.Headers.TryAddWithoutValidation(parts[0], parts[1]);
        }

        return await SendAsync(_plain, request);
    }

    private static async Task<HttpResponseMessage> SendAsync(Uri address, HttpRequestMessage request)
    {
        using SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseProxy = false };
        using HttpClient client = new(handler) { BaseAddress = address };
        return await client.SendAsync(request, TestContext.Current.CancellationToken).Bounded();
    }

    private Task<(HttpResponseMessage Response, string Thumbprint)> GetSecurelyAsync(string path, Version? version = null) =>
        TlsExchange.GetAsync(new Uri(_secure, path), version ?? HttpVersion.Version11);
}
