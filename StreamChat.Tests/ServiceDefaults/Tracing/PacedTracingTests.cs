using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Tracing;

/// <summary>
/// A burst of requests at a service that may begin few traces. While nothing else runs: services in one process hear each other's spans, and what one of
/// them records is recorded for all.
/// </summary>
[Collection(OneTracer.Name)]
public sealed class PacedTracingTests
{
    private const int Requests = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_AreAllAnsweredAndLogged_AndExportedAreSpansAndLinesOfTheSame()
    {
        using var log = new LogCapture();
        await using var collector = await Collector.StartAsync(Cancellation);
        (string, string)[] settings = [.. collector.Settings, ("OTEL_TRACES_SAMPLER", ""), ("TRACES_PER_SECOND", "1")];
        await using (var service = await DefaultsHost.StartAsync(app => app.MapGet("/paced", () => "answer"), Cancellation, builder => builder.Logging.AddProvider(log), settings))
        {
            for (var i = 0; i < Requests; i++)
            {
                using var response = await service.Client.GetAsync(new Uri("/paced", UriKind.Relative), Cancellation);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
        }

        var spans = collector.Spans.Where(span => span.Name == "GET /paced").Select(span => span.TraceId).ToList();
        var lines = collector.Logs.Where(log => log.Body.StartsWith("GET /paced answered 200", StringComparison.Ordinal)).Select(log => log.TraceId);
        Assert.InRange(spans.Count, 1, Requests / 2);
        Assert.Equal(Requests, log.Lines.Count(line => line.Message.StartsWith("GET /paced answered 200", StringComparison.Ordinal)));
        Assert.Equal(spans.Order(), lines.Order());
    }
}
