using Xunit;

namespace StreamChat.Tests.AspireHosting;

public sealed class ReferenceTests
{
    [Fact]
    public async Task Reference_GivesDiscoveryAndPlainVariable_ForEveryEndpoint()
    {
        var builder = TestApplication.Create();
        var api = builder.AddProject("my-api", "Api.csproj").WithHttpEndpoint().WithEndpoint(name: "grpc", scheme: "http");
        TestApplication.Allocate(api.Resource, "http", 5001);
        TestApplication.Allocate(api.Resource, "grpc", 5002);
        var client = builder.AddExecutable("client", "client", ".").WithReference(api);

        var configuration = await TestApplication.ResolveAsync(builder, client.Resource);

        Assert.Equal(
            [
                "MY_API_GRPC=http://localhost:5002",
                "MY_API_HTTP=http://localhost:5001",
                "services__my-api__grpc__0=http://localhost:5002",
                "services__my-api__http__0=http://localhost:5001",
            ],
            Lines(configuration));
    }

    [Fact]
    public async Task Reference_ToOneEndpoint_LeavesTheOthersOut()
    {
        var builder = TestApplication.Create();
        var server = builder.AddContainer("server", "image").WithHttpEndpoint(targetPort: 80).WithHttpEndpoint(targetPort: 81, name: "admin");
        TestApplication.Allocate(server.Resource, "http", 5001);
        var client = builder.AddExecutable("client", "client", ".").WithReference(server.GetEndpoint("http"));

        Assert.Equal(["SERVER_HTTP=http://localhost:5001", "services__server__http__0=http://localhost:5001"], Lines(await TestApplication.ResolveAsync(builder, client.Resource)));
    }

    [Fact]
    public async Task Reference_GivesConnectionStringAndItsParts()
    {
        var builder = TestApplication.Create();
        var redis = builder.AddRedis("redis", password: builder.AddParameter("redis-password", "secret"));
        TestApplication.Allocate(redis.Resource, "tcp", 7000);
        var client = builder.AddExecutable("client", "client", ".").WithReference(redis);

        Assert.Equal(
            [
                "ConnectionStrings__redis=localhost:7000,password=secret", "REDIS_HOST=localhost", "REDIS_PASSWORD=secret", "REDIS_PORT=7000",
                "REDIS_URI=redis://:secret@localhost:7000",
            ],
            Lines(await TestApplication.ResolveAsync(builder, client.Resource)));
    }

    [Fact]
    public async Task Reference_GivesConfiguredConnectionString_UnderAnotherName()
    {
        var builder = TestApplication.Create("--ConnectionStrings:redis=host:1");
        var client = builder.AddExecutable("client", "client", ".").WithReference(builder.AddConnectionString("redis"), connectionName: "cache");

        Assert.Equal(["ConnectionStrings__cache=host:1"], Lines(await TestApplication.ResolveAsync(builder, client.Resource)));
    }

    [Fact]
    public async Task Reference_GivesTheUrl_OfAnExternalService()
    {
        var builder = TestApplication.Create();
        var external = builder.AddExternalService("open-ai", "https://api.openai.com");
        var client = builder.AddExecutable("client", "client", ".").WithReference(external).WithReference("other", new Uri("http://other:1"));

        Assert.Equal(
            [
                "OPEN_AI=https://api.openai.com/", "OTHER=http://other:1/", "services__open-ai__https__0=https://api.openai.com/",
                "services__other__default__0=http://other:1/",
            ],
            Lines(await TestApplication.ResolveAsync(builder, client.Resource)));
    }

    [Fact]
    public void Reference_IsKnownAsRelationship_WhenPartOfAnExpression()
    {
        var builder = TestApplication.Create();
        var server = builder.AddExecutable("server", "server", ".").WithHttpEndpoint();
        var client = builder.AddExecutable("client", "client", ".").WithEnvironment("URL", $"{server.GetEndpoint("http")}/v1").WaitFor(server);

        Assert.Equal(
            [("server", "Reference"), ("server", "WaitFor")],
            client.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(relationship => (relationship.Resource.Name, relationship.Type)));
    }

    private static IEnumerable<string> Lines(global::Aspire.Hosting.Dcp.Resources.ResolvedConfiguration configuration) =>
        configuration.Environment.Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal);
}
