using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Runs;

/// <summary>CONTRACT §5: slow readers slow nobody, and a silent provider loses nobody.</summary>
[Collection(WholeCluster.Name)]
public sealed class PatienceTests
{
    private const int Paused = 100;

    [Fact]
    public async Task Reader_GetsEverything_WhenAHundredOthersHaveStoppedReading()
    {
        await using var cluster = await ChatCluster.StartAsync();
        ChatCaller[] places = [cluster.At(0), cluster.At(1), cluster.Caller];
        var run = await places[0].StartAsync("simulator-mixed-400000-chunk-20-delay-1");
        var paused = await Task.WhenAll(Enumerable.Range(0, Paused).Select(number => places[number % places.Length].EventsAsync(run.Id, after: 0)));

        ResumingReader near = new(run.Id);
        ResumingReader far = new(run.Id);
        var ends = await Task.WhenAll(near.ReadAsync(places[0]), far.ReadAsync(places[1]));

        Assert.All(ends, end => Assert.Equal("completed", end.Text("state")));
        Assert.Equal((400_000, 1, 1), (near.Content.Length, near.Connections, far.Connections));
        Assert.Equal(Source.Of(near), Source.Of(far));
        Array.ForEach(paused, response => response.Dispose());
    }

    [Fact]
    public async Task Reader_HearsThroughTheGatewayThatItsRunLives_WhenTheProviderIsSilent()
    {
        // The gateway would end a stream that is silent for a second; the provider is silent for three.
        await using var cluster = await ChatCluster.StartAsync(("HEARTBEAT_SECS", "0.3"), ("Routing:ActivityTimeout", "1"));
        var run = await cluster.At(0).StartAsync("simulator-fast-first-token-3000"); // a busy machine may take a second for it
        ResumingReader reader = new(run.Id);

        var end = await reader.ReadAsync(cluster.Caller);

        Assert.Equal(("completed", 1, 0), (end.Text("state"), reader.Connections, reader.Failures));
        Assert.True(reader.Comments >= 3, $"Only {reader.Comments} comments came in three seconds.");
    }
}
