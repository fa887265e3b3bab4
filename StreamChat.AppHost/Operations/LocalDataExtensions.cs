using Microsoft.Extensions.DependencyInjection;
using StreamChat.AppHost.Redis;
using StreamChat.AppHost.Storage;

namespace StreamChat.AppHost.Operations;

/// <summary>Lets a person throw away what local runs have kept. A Redis that somebody else runs is never touched.</summary>
internal static class LocalDataExtensions
{
    private const string Name = "delete-local-data";
    private const string Title = "Delete local data";

    /// <summary>Offers it on the Redis of this machine, else on the api that keeps a file.</summary>
    internal static void AddLocalDataCommand(
        this IDistributedApplicationBuilder builder, IResourceBuilder<IResourceWithConnectionString>? redis, IResourceBuilder<ProjectResource> api)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return;
        }

        if (redis?.Resource is RedisServerResource server)
        {
            var endpoint = new EndpointReference(server, RedisServerResource.EndpointName);
            redis.WithCommand(Name, Title, context => FlushAsync(endpoint, context.CancellationToken), Options("all conversations, runs and counted limits in the Redis of this machine"));
        }
        else if (redis is null)
        {
            api.WithCommand(Name, Title, context => DeleteFileAsync(context, api.Resource), Options("the file with all conversations, while the api is stopped for a moment"));
        }
    }

    private static CommandOptions Options(string what) => new()
    {
        Description = $"Deletes {what}.",
        ConfirmationMessage = $"This deletes {what}. There is no way back. Delete?",
        IconName = "Delete",
    };

    private static async Task<ExecuteCommandResult> FlushAsync(EndpointReference server, CancellationToken cancellationToken)
    {
        var answer = await RedisLine.AskAsync(server, "FLUSHALL", cancellationToken);
        return answer == "+OK" ? CommandResults.Success("All local data is deleted.") : CommandResults.Failure($"Redis answered: {answer}");
    }

    private static async Task<ExecuteCommandResult> DeleteFileAsync(ExecuteCommandContext context, ProjectResource api)
    {
        var commands = context.ServiceProvider.GetRequiredService<ResourceCommandService>();
        var stopped = await commands.ExecuteCommandAsync(api, KnownResourceCommands.StopCommand, context.CancellationToken);
        if (!stopped.Success)
        {
            return stopped;
        }

        var file = EmbeddedStoreExtensions.FileOf(context.ServiceProvider.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>());
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(file + suffix);
        }

        var started = await commands.ExecuteCommandAsync(api, KnownResourceCommands.StartCommand, context.CancellationToken);
        return started.Success ? CommandResults.Success("All local data is deleted.") : started;
    }
}
