using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.AppHost.Kubernetes;
using StreamChat.AppHost.Startup;

namespace StreamChat.AppHost.Redis;

/// <summary>Chooses the Redis of a run: the first that this machine has.</summary>
internal static class ChatRedisExtensions
{
    private const string Name = "redis";

    /// <summary>A configured one, else a container, else <c>redis-server</c> on PATH, else null: the api then runs as one replica with a file.</summary>
    internal static IResourceBuilder<IResourceWithConnectionString>? AddChatRedis(this IDistributedApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString(Name) is { Length: > 0 })
        {
            return builder.AddConnectionString(Name);
        }

        if (builder.ExecutionContext.IsPublishMode || ContainerRuntime.Answers())
        {
            return builder.AddRedis(Name).WithDataVolume($"streamchat-{DataFolder.Name(builder.Configuration, Name)}").WithPersistence().InCluster(cpu: "250m", memory: "1Gi");
        }

        if (Executables.Find("redis-server") is { } server)
        {
            return builder.AddRedisServer(server);
        }

        return null;
    }

    private static IResourceBuilder<RedisServerResource> AddRedisServer(this IDistributedApplicationBuilder builder, string server)
    {
        var folder = builder.Configuration["Redis:DataFolder"] ?? DataFolder.Path(builder.Configuration, Name);
        Directory.CreateDirectory(folder);

        var resource = new RedisServerResource(Name, server, folder);
        var endpoint = new EndpointReference(resource, RedisServerResource.EndpointName);
        builder.Services.AddHealthChecks().AddCheck("redis_ping", new RedisPing(endpoint));
        return builder.AddResource(resource)
            .WithEndpoint(name: RedisServerResource.EndpointName, scheme: "tcp")
            .WithArgs(context => AddServerArguments(context, endpoint, folder))
            .WithHealthCheck("redis_ping")
            .WithIconName("Database");
    }

    private static void AddServerArguments(CommandLineArgsCallbackContext context, EndpointReference endpoint, string folder)
    {
        object[] arguments = ["--port", endpoint.Property(EndpointProperty.TargetPort), "--bind", "127.0.0.1 -::1", "--dir", folder, "--appendonly", "yes", "--save", ""];
        foreach (var argument in arguments)
        {
            context.Args.Add(argument);
        }
    }
}
