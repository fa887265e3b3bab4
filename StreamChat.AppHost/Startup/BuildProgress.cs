using Microsoft.Extensions.Hosting;

namespace StreamChat.AppHost.Startup;

/// <summary>Repeats on the terminal what the page's build says: the first one fetches packages and takes a while.</summary>
internal sealed class BuildProgress(ResourceLoggerService logs, BuildStep step) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var lines in logs.WatchAsync(step.Resource).WithCancellation(stoppingToken))
        {
            foreach (var text in lines.Where(line => !line.IsErrorMessage).Select(line => LogText.WithoutTimestamp(line.Content)).Where(text => text.Length > 0))
            {
                Console.WriteLine($"  {step.Resource.Name}: {text}");
            }
        }
    }
}
