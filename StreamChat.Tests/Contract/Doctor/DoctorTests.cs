using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.ServiceDefaults.Probes;
using StreamChat.Tests.Api;
using StreamChat.Tests.App;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.Doctor;

/// <summary>CONTRACT §5: who may ask the stream doctor, for what, and how it answers.</summary>
public sealed class DoctorTests(DoctorServices services) : IClassFixture<DoctorServices>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_SaysThatThePublicAddressIsUnknown_WhenItIsNotSet()
    {
        var report = await services.ExamineAsync(publicUrl: null);

        Assert.Equal("healthy", report.GetProperty("verdict").GetString());
        Assert.Contains("PUBLIC_URL", report.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, report.GetProperty("hops").GetArrayLength());
        Assert.NotEmpty(report.GetProperty("request_id").GetString()!);
    }

    [Fact]
    public async Task Verdict_IsUnreachable_WhenNobodyListensAtThePublicAddress()
    {
        var report = await services.ExamineAsync(new Uri("http://127.0.0.1:1"));

        Assert.Equal("unreachable", report.GetProperty("verdict").GetString());
        Assert.Equal(0, report.GetProperty("hops")[2].GetProperty("frames").GetInt32());
    }

    [Fact]
    public async Task Url_OfACaller_IsNotAsked()
    {
        await using var trap = await UpstreamHost.StartAsync("caught", Cancellation);

        var report = await services.ExamineAsync(null, $"?url={trap.Address}&public_url={trap.Address}");

        Assert.Equal("healthy", report.GetProperty("verdict").GetString());
        Assert.Empty(trap.Paths);
    }

    [Fact]
    public async Task Replica_IsProbedOverHttp2_WhereThatIsWhatItsPortSpeaks()
    {
        var port = FreePort.Next();
        await using var api = ApiHost.Start(
            new Uri("http://127.0.0.1:1"), settings: [("H2C_PORT", port.ToString(CultureInfo.InvariantCulture)), ("Doctor:Interval", "0.02")]);
        using var client = TestClient.Create(new UriBuilder(api.Address) { Port = port }.Uri);
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/doctor?silence=0")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await client.SendAsync(request, Cancellation).Bounded();

        var hop = (await OpenAIChat.JsonAsync(response)).GetProperty("hops")[0];
        Assert.Equal(("api", "2.0"), (hop.GetProperty("hop").GetString(), hop.GetProperty("http_version").GetString()));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("4")]
    [InlineData("1e9")]
    public async Task Silence_IsRefused_BeyondWhatIsSet(string silence)
    {
        using var response = await services.All.Client.GetAsync($"/api/doctor?silence={silence}", Cancellation);

        var problem = await ProblemAnswer.ReadAsync(response);
        Assert.Equal("invalid_request", problem.Code);
        Assert.NotNull(problem.Body["errors"]!["silence"]);
    }

    [Fact]
    public async Task Answer_IsInWords_WhenTheyAreAskedFor()
    {
        services.PublicUrl = null;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/doctor");
        request.Headers.Add("Accept", "text/plain");
        using var response = await services.All.Client.SendAsync(request, Cancellation);

        var text = await response.Content.ReadAsStringAsync(Cancellation).Bounded();

        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith(".", text, StringComparison.Ordinal);
        Assert.Contains("\nHealthy: ", text, StringComparison.Ordinal);
        Assert.Contains("\napi      healthy, HTTP/1.1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_Begins_BeforeTheExaminationIsDone()
    {
        using var response = await services.All.Client.GetAsync("/api/doctor?silence=3", HttpCompletionOption.ResponseHeadersRead, Cancellation).Bounded();
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        var first = new byte[1];

        await body.ReadExactlyAsync(first, Cancellation).AsTask().Bounded();

        Assert.Equal([(byte)' '], first);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=a.1.1.b.c")]
    public async Task Probe_IsRefused_WithoutAToken(string query)
    {
        using var response = await services.All.Client.GetAsync($"/api/doctor/probe{query}", Cancellation);

        Assert.Equal("unauthenticated", (await ProblemAnswer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task Token_IsTakenOnce()
    {
        var token = services.All.Api.Services.GetRequiredService<ProbeTokens>().Issue("alice", TimeSpan.Zero);
        using var first = await services.All.Client.GetAsync($"/api/doctor/probe?token={token}", Cancellation).Bounded();
        using var second = await services.All.Client.GetAsync($"/api/doctor/probe?token={token}", Cancellation).Bounded();

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
    }

    [Fact]
    public async Task Token_OpensNothingElse()
    {
        var token = services.All.Api.Services.GetRequiredService<ProbeTokens>().Issue("alice", TimeSpan.Zero);
        using var response = await services.All.Client.GetAsync($"/api/me?token={token}", Cancellation);

        // A guest of this address, as without it.
        Assert.StartsWith("guest-at-", (await OpenAIChat.JsonAsync(response)).GetProperty("id").GetString(), StringComparison.Ordinal);
    }
}
