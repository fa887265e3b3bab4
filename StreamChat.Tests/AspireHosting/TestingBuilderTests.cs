using Aspire.Hosting.Dcp.Planning;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting;

public sealed class TestingBuilderTests
{
    [Fact]
    public async Task FixedPorts_AreLeftAside_UnlessTheTestSaysOtherwise()
    {
        Assert.Null(await PlannedPortAsync());
        Assert.Equal(8080, await PlannedPortAsync("--DcpPublisher:RandomizePorts=false"));
    }

    [Fact]
    public async Task Endpoint_SaysThatNothingHasStarted()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("server", "server", ".").WithHttpEndpoint();
        await using var application = await BuildAsync(builder);

        Assert.Throws<InvalidOperationException>(() => application.GetEndpoint("server"));
        Assert.Throws<ArgumentException>(() => application.GetEndpoint("nobody"));
    }

    [Fact]
    public async Task EntryPoint_IsRefused_WhenTheAssemblyHasNone() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => DistributedApplicationTestingBuilder.CreateAsync<Uri>(TestContext.Current.CancellationToken));

    private static async Task<int?> PlannedPortAsync(params string[] args)
    {
        await using var builder = DistributedApplicationTestingBuilder.Create(args);
        builder.AddExecutable("server", "server", ".").WithHttpEndpoint(port: 8080);
        await using var application = await BuildAsync(builder);
        var plan = application.Services.GetRequiredService<ApplicationPlan>();
        plan.Create();
        return plan.Resources.Single().Services.Single().Port;
    }

    private static Task<DistributedApplication> BuildAsync(IDistributedApplicationTestingBuilder builder) =>
        builder.BuildAsync(TestContext.Current.CancellationToken).WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
}
