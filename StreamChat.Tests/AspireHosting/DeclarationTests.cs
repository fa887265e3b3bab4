using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Dcp.Planning;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace StreamChat.Tests.AspireHosting;

public sealed class DeclarationTests
{
    [Fact]
    public void Name_IsRefused_WhenTaken()
    {
        var builder = TestApplication.Create();
        builder.AddExecutable("api", "a", ".");

        var failure = Assert.Throws<DistributedApplicationException>(() => builder.AddExecutable("API", "b", "."));

        Assert.Contains("with that name already exists", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1api")]
    [InlineData("a_b")]
    [InlineData("a--b")]
    [InlineData("a-")]
    public void Name_IsRefused_WhenMalformed(string name) =>
        Assert.Throws<ArgumentException>(() => TestApplication.Create().AddExecutable(name, "a", "."));

    [Fact]
    public void Endpoint_IsRefused_WhenNameTaken() => Assert.StartsWith(
        "Endpoint with name 'http' already exists.",
        Assert.Throws<DistributedApplicationException>(() => TestApplication.Create().AddExecutable("api", "a", ".").WithHttpEndpoint().WithHttpEndpoint()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void HealthCheck_IsRefused_WhenItsKeyIsTaken() => Assert.Equal(
        "Resource 'api' already has a health check with key 'api_http_/health_200_check'.",
        Assert.Throws<DistributedApplicationException>(() => TestApplication.Create().AddExecutable("api", "a", ".")
            .WithHttpEndpoint().WithHttpHealthCheck("/health").WithHttpHealthCheck("/health")).Message);

    [Fact]
    public void Resource_CannotWait_ForItself()
    {
        var api = TestApplication.Create().AddExecutable("api", "a", ".");

        Assert.Throws<DistributedApplicationException>(() => api.WaitFor(api));
    }

    [Fact]
    public async Task Plan_IsRefused_WhenReplicasShareATargetPort() => Assert.Contains(
        "Each replica must have a unique port",
        await PlanFailureAsync(builder => builder.AddProject("api", "Api.csproj").WithHttpEndpoint(targetPort: 5000).WithReplicas(2)),
        StringComparison.Ordinal);

    [Fact]
    public async Task Plan_IsRefused_WhenProxyAndProcessShareAPort() => Assert.Contains(
        "cannot be proxied when both TargetPort and Port are specified with the same value",
        await PlanFailureAsync(builder => builder.AddProject("api", "Api.csproj").WithHttpEndpoint(port: 5000, targetPort: 5000)),
        StringComparison.Ordinal);

    [Fact]
    public async Task Plan_IsRefused_WhenReplicasHaveNoProxy() => Assert.Contains(
        "uses multiple replicas and a proxy-less endpoint 'http'",
        await PlanFailureAsync(builder => builder.AddProject("api", "Api.csproj").WithHttpEndpoint(port: 5000, isProxied: false).WithReplicas(2)),
        StringComparison.Ordinal);

    [Fact]
    public async Task Plan_NamesEachReplica()
    {
        var builder = TestApplication.Create();
        builder.AddProject("api", "Api.csproj").WithHttpEndpoint().WithReplicas(2);
        await using var application = builder.Build();
        var plan = application.Services.GetRequiredService<ApplicationPlan>();

        plan.Create();

        var names = plan.Resources.Single().Instances.Select(instance => instance.Name).ToArray();
        Assert.Equal(2, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^api-[a-z]{8}$", name));
    }

    [Fact]
    public async Task Port_IsNamedWithItsResource_WhenInUse()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.StartsWith(
            $"gateway: port {port} is in use by another program; end it, or set Ports__gateway__http",
            await PlanFailureAsync(builder => builder.AddProject("gateway", "Gateway.csproj").WithHttpEndpoint(port: port)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_Moves_WhenConfigured()
    {
        var builder = TestApplication.Create("--Ports:gateway:http=9090");
        builder.AddProject("gateway", "Gateway.csproj").WithHttpEndpoint(port: 8080);
        await using var application = builder.Build();
        var plan = application.Services.GetRequiredService<ApplicationPlan>();

        plan.Create();

        Assert.Equal(9090, plan.Resources.Single().Services.Single().Port);
    }

    private static async Task<string> PlanFailureAsync(Action<IDistributedApplicationBuilder> declare)
    {
        var builder = TestApplication.Create();
        declare(builder);
        await using var application = builder.Build();
        var plan = application.Services.GetRequiredService<ApplicationPlan>();
        return Assert.Throws<DistributedApplicationException>(() =>
        {
            plan.Create();
            PortCheck.Check(plan);
        }).Message;
    }
}
