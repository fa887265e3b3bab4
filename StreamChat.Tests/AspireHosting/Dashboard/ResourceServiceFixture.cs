using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Resources;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamChat.Tests.AspireHosting.Infrastructure;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>The resource service on a real port, and a caller that speaks HTTP/2 and frames by itself.</summary>
internal sealed class ResourceServiceFixture : IAsyncDisposable
{
    internal const string ApiKey = "0123456789abcdef";

    private readonly ResourceServiceHost _host;
    private readonly HttpClient _client;

    private ResourceServiceFixture(AppModel model, ResourceServiceHost host, Uri address)
    {
        Model = model;
        _host = host;
        _client = TestClient.Create(address);
    }

    internal AppModel Model { get; }

    internal static async Task<ResourceServiceFixture> StartAsync()
    {
        var model = new AppModel(time: new ManualTimeProvider());
        var options = new DashboardOptions { ApplicationName = "StreamChat", ResourceServiceApiKey = ApiKey };
        var host = new ResourceServiceHost(
            Options.Create(options), new ManualTimeProvider(), NullLoggerFactory.Instance, model.Notifications, model.Loggers, model.Commands);
        await host.StartAsync(TestContext.Current.CancellationToken).Bounded();
        return new(model, host, await host.Address.Bounded());
    }

    /// <summary>Calls a method with one request.</summary>
    internal Task<GrpcAnswer> CallAsync(string method, IMessage request, string? apiKey = ApiKey) =>
        CallAsync(method, new ByteArrayContent(Frame(request)), apiKey);

    /// <summary>Calls a method with a body of the test's own.</summary>
    internal async Task<GrpcAnswer> CallAsync(string method, HttpContent body, string? apiKey = ApiKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/aspire.v1.DashboardService/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        body.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        if (apiKey is not null)
        {
            request.Headers.Add("x-resource-service-api-key", apiKey);
        }

        var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken).Bounded();
        Assert.Equal((HttpStatusCode.OK, "application/grpc"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken).Bounded());
    }

    internal Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    internal static byte[] Frame(IMessage message)
    {
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.CalculateSize());
        message.ToByteArray().CopyTo(frame, 5);
        return frame;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        _client.Dispose();
        Model.Dispose();
    }
}
