using System.Text.Json;
using StreamChat.Tests.Infrastructure.Processes;
using Xunit;

namespace StreamChat.Tests.Contract.Doctor;

/// <summary>What the doctor says of the settings of a proxy that people really put before us.</summary>
public sealed class NginxTests(DoctorServices services) : IClassFixture<DoctorServices>
{
    // The flags that make nginx disregard what our streams ask for.
    private const string Buffering = "proxy_buffering on; proxy_ignore_headers X-Accel-Buffering;";
    private const string Packing = "gzip on; gzip_types text/event-stream; gzip_proxied any; gzip_min_length 0;";

    [Fact]
    public async Task Verdict_IsHealthy_WhenNginxBuffersByDefault()
    {
        await using var nginx = await Nginx.StartAsync(services.Gateway, "proxy_buffering on;");

        var report = await services.ExamineAsync(nginx.Address);

        Assert.Equal("healthy", Verdict(report));
        Assert.Equal(["api", "gateway", "public"], Hops(report, "hop"));
        Assert.Equal(["healthy", "healthy", "healthy"], Hops(report, "verdict"));
        Assert.Equal(["alone", "alone", "alone"], Hops(report, "heartbeat"));
        Assert.All(report.GetProperty("hops").EnumerateArray(), hop => Assert.Equal(hop.GetProperty("frames_sent").GetInt32(), hop.GetProperty("frames").GetInt32()));
        Assert.All(report.GetProperty("hops").EnumerateArray(), hop => Assert.Equal("1.1", hop.GetProperty("http_version").GetString()));
    }

    [Fact]
    public async Task Verdict_IsBuffering_WhenNginxIgnoresWhatStreamsAskFor()
    {
        await using var nginx = await Nginx.StartAsync(services.Gateway, Buffering);

        var report = await services.ExamineAsync(nginx.Address);

        Assert.Equal("buffering", Verdict(report));
        Assert.Equal(["healthy", "healthy", "buffering"], Hops(report, "verdict"));
        Assert.Equal("together", Hops(report, "heartbeat")[2]);
        Assert.StartsWith("Buffering before the gateway", report.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains("proxy_buffering off", Remedy(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdict_IsCompression_WhenNginxPacksStreams()
    {
        await using var nginx = await Nginx.StartAsync(services.Gateway, Packing);

        var report = await services.ExamineAsync(nginx.Address);

        Assert.Equal("compression", Verdict(report));
        Assert.Equal(["healthy", "healthy", "compression"], Hops(report, "verdict"));
        Assert.Equal("gzip", report.GetProperty("hops")[2].GetProperty("content_encoding").GetString());
        Assert.Contains("gzip_types", Remedy(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdict_IsAnIdleCut_WhenNginxWaitsTooShortly()
    {
        await using var nginx = await Nginx.StartAsync(services.Gateway, "proxy_read_timeout 1s;");

        var report = await services.ExamineAsync(nginx.Address, "?silence=3");

        Assert.Equal("idle_cut", Verdict(report));
        Assert.Equal(["healthy", "healthy", "idle_cut"], Hops(report, "verdict"));
        var hop = report.GetProperty("hops")[2];
        Assert.True(hop.GetProperty("silence_survived_ms").GetDouble() < hop.GetProperty("silence_tried_ms").GetDouble());
        Assert.True(hop.GetProperty("cut_after_ms").GetDouble() < hop.GetProperty("silence_tried_ms").GetDouble());
        Assert.Contains("proxy_read_timeout", Remedy(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdict_IsBuffering_WhenNginxLosesWhatItHeldBack()
    {
        await using var nginx = await Nginx.StartAsync(services.Gateway, $"{Buffering} proxy_read_timeout 1s;");

        var report = await services.ExamineAsync(nginx.Address, "?silence=3");

        Assert.Equal(["healthy", "healthy", "buffering"], Hops(report, "verdict"));
    }

    [Fact]
    public async Task EveryFault_IsFound_WhenThereAreTwo()
    {
        await using var nginx = await Nginx.StartAsync(services.Gateway, $"{Packing} proxy_read_timeout 1s;");

        var report = await services.ExamineAsync(nginx.Address, "?silence=3");

        Assert.Equal("compression", Verdict(report));
        Assert.Equal(
            ["compression", "idle_cut"],
            report.GetProperty("hops")[2].GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Report_NamesNoAddress_AndNoCaller()
    {
        await using var nginx = await Nginx.StartAsync(services.Gateway, "return 302 http://elsewhere.example/;");

        var report = await services.ExamineAsync(nginx.Address);

        Assert.Equal("no_stream", Verdict(report));
        Assert.DoesNotContain("127.0.0.1", report.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", report.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", report.GetRawText(), StringComparison.Ordinal);
    }

    private static string Verdict(JsonElement report) => report.GetProperty("verdict").GetString()!;

    private static string[] Hops(JsonElement report, string field) =>
        [.. report.GetProperty("hops").EnumerateArray().Select(hop => hop.GetProperty(field).GetString()!)];

    private static string Remedy(JsonElement report) =>
        report.GetProperty("hops")[2].GetProperty("findings")[0].GetProperty("remedy").GetString()!;
}
