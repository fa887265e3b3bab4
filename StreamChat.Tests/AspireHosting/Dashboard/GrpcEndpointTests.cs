using Aspire.Hosting.Dashboard.Messages;
using StreamChat.Tests.AspireHosting.Infrastructure;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>Framing, key, statuses: the wire of the resource service.</summary>
public sealed class GrpcEndpointTests
{
    private const string Method = "GetApplicationInformation";

    [Fact]
    public async Task Call_AnswersOneMessageAndStatusZero()
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        using var answer = await service.CallAsync(Method, new ApplicationInformationRequest());

        Assert.Equal(
            new ApplicationInformationResponse { ApplicationName = "StreamChat" },
            await answer.NextAsync(ApplicationInformationResponse.Parser));
        Assert.Equal(("0", null), await answer.EndAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData("0123456789abcdeF")]
    public async Task Call_IsRefused_WhenTheKeyIsMissingOrWrong(string? key)
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        using var answer = await service.CallAsync(Method, new ApplicationInformationRequest(), key);

        Assert.Equal(("16", "The key of the resource service is missing or wrong."), await answer.EndAsync());
    }

    [Fact]
    public async Task Call_IsUnimplemented_WhenTheMethodIsUnknown()
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        using var answer = await service.CallAsync("UploadFile", new ApplicationInformationRequest());

        Assert.Equal(("12", "There is no method /aspire.v1.DashboardService/UploadFile."), await answer.EndAsync());
    }

    [Theory]
    [InlineData(new byte[] { }, "3", "The request is missing.")]
    [InlineData(new byte[] { 0, 0, 0 }, "3", "The request ends within a message.")]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 }, "3", "The request ends within a message.")]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 }, "12", "Compressed messages are not read here.")]
    [InlineData(new byte[] { 0, 255, 255, 255, 255 }, "8", "A message of 4294967295 bytes is too long.")]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 255 }, "3", "The request is not the message of this method.")]
    public async Task Call_SaysWhatIsWrongWithItsFrame(byte[] body, string status, string message)
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        using var answer = await service.CallAsync(Method, new ByteArrayContent(body));

        Assert.Equal((status, message), await answer.EndAsync());
    }

    [Fact]
    public async Task Call_IsRead_WhenItsFrameComesInPieces()
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        await service.Model.PublishAsync(new TestResource("api"), "Running");
        var request = new WatchResourceConsoleLogsRequest { ResourceName = "api", SuppressFollow = true };
        using var answer = await service.CallAsync("WatchResourceConsoleLogs", new PiecewiseContent(ResourceServiceFixture.Frame(request)));

        Assert.Equal(("0", null), await answer.EndAsync());
    }

    [Fact]
    public async Task OpenCalls_EndAsUnavailable_WhenTheServiceStops()
    {
        await using var service = await ResourceServiceFixture.StartAsync();
        using var resources = await service.CallAsync("WatchResources", new WatchResourcesRequest());
        await resources.NextAsync(WatchResourcesUpdate.Parser);
        using var interactions = await service.CallAsync("WatchInteractions", new ByteArrayContent([]));

        var stopped = service.StopAsync();

        Assert.Equal(("14", "The application is stopping."), await resources.EndAsync());
        Assert.Equal(("14", "The application is stopping."), await interactions.EndAsync());
        await stopped.Bounded();
    }
}
