using System.Net;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Tracing;

/// <summary>A burst of requests at a service that may begin few traces.</summary>
public sealed class PacedTracingTests
{
    private const int Requests = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_AreAllAnsweredAndLogged_ButNotAllTraced()
    {
        await using var collector = await Collector.StartAsync(Cancellation);
        (string, string)[] settings = [.. collector.Settings, ("OTEL_TRACES_SAMPLER", ""), ("TRACES_PER_SECOND", "1")];
        await using (var service = await DefaultsHost.StartAsync(app => app.MapGet("/paced", () => "answer"), Cancellation, null, settings))
        {
            for (var i = 0; i < Requests; i++)
            {
                using var response = await service.Client.GetAsync(new Uri("/paced", UriKind.Relative), Cancellation);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
        }

        Assert.InRange(collector.Spans.Count(span => span.Name == "GET /paced"), 0, Requests / 2);
        Assert.Equal(Requests, collector.Logs.Count(log => log.Body.StartsWith("GET /paced answered 200", StringComparison.Ordinal)));
    }
}
