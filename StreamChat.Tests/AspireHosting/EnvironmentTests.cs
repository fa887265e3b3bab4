using Xunit;

namespace StreamChat.Tests.AspireHosting;

public sealed class EnvironmentTests
{
    [Fact]
    public async Task Environment_TakesEveryForm()
    {
        var builder = TestApplication.Create("--ConnectionStrings:store=host:1");
        var server = builder.AddExecutable("server", "server", ".").WithHttpEndpoint(env: "PORT");
        TestApplication.Allocate(server.Resource, "http", 5001);
        server.WithEnvironment("TEXT", "text")
            .WithEnvironment("EMPTY", (string?)null)
            .WithEnvironment("CALLBACK", () => "called")
            .WithEnvironment("EXPRESSION", $"{server.GetEndpoint("http")}/path")
            .WithEnvironment("ENDPOINT", server.GetEndpoint("http"))
            .WithEnvironment("PROPERTY", server.GetEndpoint("http").Property(EndpointProperty.Port))
            .WithEnvironment("PARAMETER", builder.AddParameter("key", "value", secret: true))
            .WithEnvironment("CONNECTION", builder.AddConnectionString("store"))
            .WithEnvironment("EXTERNAL", builder.AddExternalService("service", "http://service"))
            .WithEnvironment(context => { context.EnvironmentVariables["NUMBER"] = 1.5; });

        var configuration = await TestApplication.ResolveAsync(builder, server.Resource);

        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["PORT"] = "port-of-server",
                ["TEXT"] = "text",
                ["EMPTY"] = "",
                ["CALLBACK"] = "called",
                ["EXPRESSION"] = "http://localhost:5001/path",
                ["ENDPOINT"] = "http://localhost:5001",
                ["PROPERTY"] = "5001",
                ["PARAMETER"] = "value",
                ["CONNECTION"] = "host:1",
                ["EXTERNAL"] = "http://service/",
                ["NUMBER"] = "1.5",
            },
            configuration.Environment);
    }

    [Fact]
    public async Task Arguments_AreResolved_AndSecretsKnown()
    {
        var builder = TestApplication.Create();
        var secret = builder.AddParameter("secret", "s3cret", secret: true);
        var server = builder.AddExecutable("server", "server", ".", "--first").WithArgs("--port", 1).WithArgs(context => context.Args.Add(secret.Resource));

        var configuration = await TestApplication.ResolveAsync(builder, server.Resource);

        Assert.Equal([("--first", false), ("--port", false), ("1", false), ("s3cret", true)], configuration.Arguments);
    }

    [Fact]
    public async Task ConnectionString_OfAResourceByItsOwnEndpoint_IsResolved()
    {
        var builder = TestApplication.Create();
        var store = builder.AddResource(new StoreServer("store")).WithEndpoint(name: "tcp", scheme: "tcp");
        TestApplication.Allocate(store.Resource, "tcp", 6379);
        var client = builder.AddExecutable("client", "client", ".").WithReference(store);

        var configuration = await TestApplication.ResolveAsync(builder, client.Resource);

        Assert.Equal("localhost:6379", configuration.Environment["ConnectionStrings__store"]);
    }

    [Fact]
    public async Task Project_ListensWhereTheEngineSays()
    {
        var builder = TestApplication.Create();
        var api = builder.AddProject("api", "Api.csproj").WithHttpEndpoint(port: 8080);
        TestApplication.Allocate(api.Resource, "http", 8080);

        var configuration = await TestApplication.ResolveAsync(builder, api.Resource);

        Assert.Equal("http://localhost:port-of-api", configuration.Environment["ASPNETCORE_URLS"]);
        Assert.False(configuration.Environment.ContainsKey("OTEL_EXPORTER_OTLP_ENDPOINT"));
    }

    [Fact]
    public async Task Project_TakesItsLaunchProfile()
    {
        var builder = TestApplication.Create();
        var api = builder.AddProject<ProjectWithProfile>("api");
        TestApplication.Allocate(api.Resource, "http", 5005);

        var configuration = await TestApplication.ResolveAsync(builder, api.Resource);

        Assert.Equal("Development", configuration.Environment["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("first", configuration.Environment["DOTNET_LAUNCH_PROFILE"]);
        Assert.Equal(5005, api.GetEndpoint("http").EndpointAnnotation.Port);
    }

    /// <summary>A project that brings its launch profiles along.</summary>
    private sealed class ProjectWithProfile : IProjectMetadata
    {
        public string ProjectPath => Path.Combine(AppContext.BaseDirectory, "Api.csproj");

        public LaunchSettings LaunchSettings => new()
        {
            Profiles =
            {
                ["first"] = new LaunchProfile
                {
                    CommandName = "Project",
                    ApplicationUrl = "http://localhost:5005",
                    EnvironmentVariables = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
                },
            },
        };
    }
}
