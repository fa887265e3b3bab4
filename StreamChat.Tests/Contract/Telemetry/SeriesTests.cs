using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Api;
using StreamChat.Tests.Gateway;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Telemetry;
using Xunit;

namespace StreamChat.Tests.Contract.Telemetry;

/// <summary>Whatever callers make up, numbers about it stay few: a store of metrics keeps a series for each combination of labels.</summary>
public sealed class SeriesTests
{
    private const int Values = 200;
    private const int MostSeries = 100;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte>> _series = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Labels_AreFew_WhateverCallersMakeUp()
    {
        await using var provider = await UpstreamHost.StartAsync(AnswerAsync, Cancellation);
        await using var api = ApiHost.Start(new Uri(provider.Address, "v1"));
        await using var gateway = GatewayFixture.Start(api.Address, provider.Address);
        using var ofApi = ServiceMeters.Listen(api.Services, _ => true, Count, Count);
        using var ofGateway = ServiceMeters.Listen(gateway.Services, _ => true, Count, Count);

        await Parallel.ForAsync(0, Values, new ParallelOptions { CancellationToken = Cancellation, MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var odd = string.Create(CultureInfo.InvariantCulture, $"made-up-{i}");
            await SendAsync(gateway.Client, "POST", "/chat", $$"""{"prompt":"hello","model":"{{odd}}"}""");
            await SendAsync(gateway.Client, "POST", "/v1/chat/completions", $$"""{"messages":[{"role":"user","content":"hello"}],"model":"{{odd}}","stream":true}""");
            await SendAsync(gateway.Client, "GET", $"/api/{odd}");
            await SendAsync(gateway.Client, "GET", $"/api/conversations/{odd}?{odd}={odd}");
            await SendAsync(gateway.Client, "GET", $"/api/runs/{Guid.CreateVersion7()}/events");
            await SendAsync(gateway.Client, odd.ToUpperInvariant(), "/api/me");
            await SendAsync(gateway.Client, "POST", "/csp-report", $$$"""{"csp-report":{"effective-directive":"{{{odd}}}","blocked-uri":"https://{{{odd}}}.example"}}""", "application/csp-report");
        });

        Assert.Contains("http.server.request.duration", _series.Keys);
        Assert.Contains("gen_ai.client.operation.duration", _series.Keys);
        Assert.Contains("streamchat.csp.violations", _series.Keys);
        Assert.True(_series["gen_ai.client.operation.duration"].Count > 10, "The models are not told apart at all.");
        Assert.All(_series, instrument => Assert.True(instrument.Value.Count <= MostSeries, $"{instrument.Key} has {instrument.Value.Count} series, such as {instrument.Value.Keys.First()}"));
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        return context.Response.WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", context.RequestAborted);
    }

    private static async Task SendAsync(HttpClient gateway, string method, string path, string? body = null, string type = "application/json")
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type) };
        using var response = await gateway.SendAsync(request, Cancellation).Bounded();
        await response.Content.ReadAsStringAsync(Cancellation).Bounded();
    }

    private void Count(Instrument instrument, long measured, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) => Note(instrument, tags);

    private void Count(Instrument instrument, double measured, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) => Note(instrument, tags);

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        _series.GetOrAdd(instrument.Name, _ => []).TryAdd(labels, 0);
    }
}
