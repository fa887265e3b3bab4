using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamChat.ServiceDefaults.Health;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Management;

/// <summary>The operator's port: numbers and reasons there, and neither of them at the service's own.</summary>
public sealed class ManagementTests
{
    private const string MeterName = "StreamChat.Tests.Management";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_AreInPrometheusText()
    {
        await using var host = await StartAsync();
        var meter = host.App.Services.GetRequiredService<IMeterFactory>().Create(MeterName);
        meter.CreateCounter<long>("streamchat.test.sent", "{message}", "All\nthat was sent.").Add(3, new KeyValuePair<string, object?>("model.name", "a \"b\" \\ c"));
        meter.CreateUpDownCounter<long>("streamchat.test.open", "{stream}", "Open.").Add(2);
        meter.CreateHistogram("streamchat.test.time", "s", "Time.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] }).Record(0.75);
        meter.CreateObservableGauge("streamchat.test.size", () => 1.5, "By", "Size.");

        using var response = await AskAsync(host, "/metrics");
        var text = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            """
            # HELP streamchat_test_open Open.
            # TYPE streamchat_test_open gauge
            streamchat_test_open 2
            # HELP streamchat_test_sent_total All\nthat was sent.
            # TYPE streamchat_test_sent_total counter
            streamchat_test_sent_total{model_name="a \"b\" \\ c"} 3
            # HELP streamchat_test_size_bytes Size.
            # TYPE streamchat_test_size_bytes gauge
            streamchat_test_size_bytes 1.5
            # HELP streamchat_test_time_seconds Time.
            # TYPE streamchat_test_time_seconds histogram
            streamchat_test_time_seconds_bucket{le="0.5"} 0
            streamchat_test_time_seconds_bucket{le="1"} 1
            streamchat_test_time_seconds_bucket{le="+Inf"} 1
            streamchat_test_time_seconds_sum 0.75
            streamchat_test_time_seconds_count 1
            """,
            string.Join('\n', text.Split('\n').Where(line => line.Contains("streamchat_test_", StringComparison.Ordinal))));
        Assert.Contains("dotnet_process_cpu_time_seconds_total{", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_HasReasons_AtThisPortAlone()
    {
        await using var host = await StartAsync(builder => builder.Services.AddHealthChecks()
            .AddCheck("limits", () => HealthCheckResult.Degraded("Redis is away."), tags: ["ready"])
            .AddCheck("store", () => HealthCheckResult.Healthy(), tags: ["ready"]));

        using var inside = await AskAsync(host, "/health/ready");
        var outside = await host.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancellation).Bounded();

        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        Assert.Equal(
            """{"status":"degraded","checks":[{"name":"limits","status":"degraded","reason":"Redis is away."},{"name":"store","status":"ok","reason":null}]}""",
            await inside.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("""{"status":"ok"}""", outside);
    }

    [Fact]
    public async Task Readiness_Is503_WhenACheckFails_OrTheServiceDrains()
    {
        await using var host = await StartAsync(builder => builder.Services.AddHealthChecks()
            .AddCheck("store", () => HealthCheckResult.Unhealthy("It is full."), tags: ["ready"]));

        using var unready = await AskAsync(host, "/health/ready");
        host.App.Services.GetRequiredService<Drain>().Begin();
        using var draining = await AskAsync(host, "/health/ready");
        using var alive = await AskAsync(host, "/health");

        Assert.Equal(
            [HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK],
            [unready.StatusCode, draining.StatusCode, alive.StatusCode]);
        Assert.Contains("""{"status":"not_ready",""", await unready.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("""{"status":"draining",""", await draining.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/work")]
    [InlineData("GET", "/metrics/all")]
    [InlineData("POST", "/metrics")]
    public async Task NothingElse_IsHere(string method, string path)
    {
        await using var host = await StartAsync();

        using var response = await AskAsync(host, path, method);

        Assert.Equal("not_found", (await ProblemAnswer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task ServicesOwnPort_HasNoMetrics()
    {
        await using var host = await StartAsync();

        using var response = await host.Client.GetAsync(new Uri("/metrics", UriKind.Relative), Cancellation).Bounded();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static Task<DefaultsHost> StartAsync(Action<WebApplicationBuilder>? configure = null) => DefaultsHost.StartAsync(
        app => app.MapGet("/work", () => "done"), Cancellation, configure, ("MANAGEMENT_PORT", "0"));

    private static async Task<HttpResponseMessage> AskAsync(DefaultsHost host, string path, string method = "GET")
    {
        using HttpRequestMessage request = new(new(method), new Uri(host.Management, path));
        return await host.Client.SendAsync(request, Cancellation).Bounded();
    }
}
