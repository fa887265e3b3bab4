using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.Api.Chat;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using StreamChat.Tests.Infrastructure.Http;
using StreamChat.Tests.Infrastructure.Stores;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>CONTRACT §3: an <c>EventSource</c> that lost its connection to <c>GET /stream</c> goes on with the same answer.</summary>
public sealed class EventSourceReturnTests(ContractServices services) : IClassFixture<ContractServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The simulator's text has all that is easily broken; what an <c>EventSource</c> makes of a line break is a line feed.</summary>
    [Fact]
    public async Task Return_ContinuesTheAnswer_WhereverItWasCut()
    {
        const string Model = "simulator-mixed-4000-delay-1";
        await using var own = await ContractServices.WithSimulatorAsync(
            new Dictionary<string, string?>(), simulator => [("OPENAI_BASE_URL", simulator.OpenAIAddress.AbsoluteUri), ("OPENAI_MODEL", Model)]);
        var provided = string.Concat(OpenAIChat.Deltas(await OpenAIChat.StreamAsync(own.Simulator.Client, Model, "hello")));
        var calls = own.Simulator.Calls.Started;
        EventSourceReader reader = new("stream?prompt=hello");
        Random random = new(1);

        while (!reader.IsDone)
        {
            await reader.ReadAsync(own.Client, random.Next(100, 4000));
        }

        Assert.Equal(Lines(provided), Lines(reader.Text));
        Assert.Equal(Enumerable.Range(1, reader.Ids.Count), reader.Ids.Select(id => int.Parse(id.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(calls + 1, own.Simulator.Calls.Started);
    }

    [Fact]
    public async Task Return_ContinuesTheAnswer_OnAnotherReplica()
    {
        await using var cluster = await ChatCluster.StartAsync();
        var provided = string.Concat(OpenAIChat.Deltas(await OpenAIChat.StreamAsync(cluster.Simulator.Client, "simulator", "code")));
        EventSourceReader reader = new("stream?prompt=code");
        using var first = TestClient.Create(cluster.Replicas[0].Address);
        using var second = TestClient.Create(cluster.Replicas[1].Address);

        await reader.ReadAsync(first, 500);
        for (var turn = 1; !reader.IsDone; turn++)
        {
            await reader.ReadAsync(turn % 2 == 0 ? first : second, 500);
        }

        Assert.Equal(Lines(provided), Lines(reader.Text));
        Assert.Equal(2, cluster.Simulator.Calls.Started);
    }

    [Fact]
    public async Task Return_IsSentAway_WhenAllWasRead()
    {
        EventSourceReader reader = new("stream?prompt=hello");
        await reader.ReadAsync(services.Client, int.MaxValue);
        Assert.True(reader.IsDone);

        using var again = await reader.SendAsync(services.Client);

        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("nonsense.019a3f0e-7c2e-7000-8000-000000000001")]
    [InlineData("-1.019a3f0e-7c2e-7000-8000-000000000001")]
    [InlineData("3.019a3f0e-7c2e-7000-8000-000000000001")]
    [InlineData("3.../../keys")]
    public async Task Return_IsSentAway_WhenThereIsNoSuchAnswer(string lastEventId)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "stream?prompt=hello");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);

        using var response = await services.Client.SendAsync(request, Token).Bounded();

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Return_IsSentAway_WhenItsPlaceIsBeyondTheAnswer()
    {
        EventSourceReader reader = new("stream?prompt=hello");
        await reader.ReadAsync(services.Client, int.MaxValue);
        using HttpRequestMessage request = new(HttpMethod.Get, "stream?prompt=hello");
        request.Headers.Add("Last-Event-ID", $"100000.{reader.Ids[0].Split('.')[1]}");

        using var response = await services.Client.SendAsync(request, Token).Bounded();

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Answer_ComesAllTheSame_WhenTheStoreIsAway()
    {
        FakeStore store = new(TimeProvider.System) { IsAway = true };
        await using var api = ServiceHost<ChatOptions>.Start(
            new Dictionary<string, string?> { ["OPENAI_BASE_URL"] = services.Simulator.OpenAIAddress.AbsoluteUri, ["OPENAI_MODEL"] = "simulator" },
            all => all.Replace(ServiceDescriptor.Singleton<IRunStore>(store)).Replace(ServiceDescriptor.Singleton<IStoreNotifications>(store.Notifications)));
        EventSourceReader reader = new("stream?prompt=hello");

        await reader.ReadAsync(api.Client, int.MaxValue);
        using var again = await reader.SendAsync(api.Client);

        Assert.True(reader.IsDone);
        Assert.Equal(Enumerable.Range(1, reader.Ids.Count).Select(number => $"{number}"), reader.Ids);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
