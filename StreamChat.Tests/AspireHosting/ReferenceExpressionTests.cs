using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting;

public sealed class ReferenceExpressionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Value_FillsEveryHole_WhenPartsAreOfAllKinds()
    {
        var builder = TestApplication.Create();
        var server = builder.AddExecutable("server", "server", ".").WithEndpoint(name: "tcp", scheme: "redis");
        var password = builder.AddParameter("password", "p@ss");
        TestApplication.Allocate(server.Resource, "tcp", 6379);
        var endpoint = server.GetEndpoint("tcp");

        var expression = ReferenceExpression.Create(
            $"{endpoint.Property(EndpointProperty.Scheme)}://:{password:uri}@{endpoint.Property(EndpointProperty.HostAndPort)}/{"db"}");

        Assert.Equal("redis://:p%40ss@localhost:6379/db", await expression.GetValueAsync(Token));
        Assert.Equal("{server.bindings.tcp.scheme}://:{password.value}@{server.bindings.tcp.host}:{server.bindings.tcp.port}/db", expression.ValueExpression);
    }

    [Fact]
    public async Task Value_KeepsBraces_WhenLiteralHasThem()
    {
        var value = "{json}";

        Assert.Equal("a {json} b", await ReferenceExpression.Create($"a {value} b").GetValueAsync(Token));
    }

    [Fact]
    public async Task Conditional_TakesBranch_ByTlsWhenAsked()
    {
        var builder = TestApplication.Create();
        var server = builder.AddExecutable("server", "server", ".").WithEndpoint(name: "tcp");
        var expression = server.GetEndpoint("tcp").GetTlsValue(ReferenceExpression.Create($",ssl=true"), ReferenceExpression.Empty);

        Assert.Null(await expression.GetValueAsync(Token));
        server.WithEndpoint("tcp", endpoint => endpoint.TlsEnabled = true);
        Assert.Equal(",ssl=true", await expression.GetValueAsync(Token));
    }

    [Fact]
    public async Task EndpointUrl_IsAwaited_UntilAllocated()
    {
        var builder = TestApplication.Create();
        var server = builder.AddExecutable("server", "server", ".").WithHttpEndpoint();
        var url = server.GetEndpoint("http").GetValueAsync(Token).AsTask();

        Assert.False(url.IsCompleted);
        TestApplication.Allocate(server.Resource, "http", 5001);
        Assert.Equal("http://localhost:5001", await url.WaitAsync(TestTimeouts.Default, Token));
    }

    [Fact]
    public void Endpoint_NamesTheAvailableOnes_WhenMissing()
    {
        var builder = TestApplication.Create();
        var server = builder.AddExecutable("server", "server", ".").WithHttpEndpoint();

        var failure = Assert.Throws<InvalidOperationException>(() => server.GetEndpoint("grpc").EndpointAnnotation);

        Assert.Equal("The endpoint `grpc` is not defined for the resource `server`. Available endpoints: `http`.", failure.Message);
    }

    [Fact]
    public async Task RedisConnection_IsHostPortAndPassword()
    {
        var builder = TestApplication.Create();
        var redis = builder.AddRedis("redis", password: builder.AddParameter("redis-password", "secret"));
        TestApplication.Allocate(redis.Resource, "tcp", 7000);

        Assert.Equal("localhost:7000,password=secret", await redis.Resource.GetConnectionStringAsync(Token));
        Assert.Equal("redis://:secret@localhost:7000", await redis.Resource.UriExpression.GetValueAsync(Token));
    }
}
