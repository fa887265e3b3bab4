using System.Text.RegularExpressions;
using StreamChat.Tests.Infrastructure.Processes;
using Xunit;

namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>A replica of the api as a process of its own, which can be killed, paused and asked to end.</summary>
internal sealed partial class ProcessReplica : IReplica
{
    private ProcessReplica(ChildProcess process, Uri address)
    {
        Process = process;
        Address = address;
    }

    public Uri Address { get; }

    internal ChildProcess Process { get; }

    internal static async Task<ProcessReplica> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends signals, which only Unix has.");
        var process = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "StreamChat.Api.dll"), .. Arguments(settings)]);
        try
        {
            var line = await process.LineAsync("Now listening on: ").Bounded();
            Assert.True(line is not null, $"The replica did not start: {process.LastLines}");
            return new ProcessReplica(process, new Uri(AddressInLine().Match(line).Value));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    // The line may be JSON.
    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AddressInLine();

    private static IEnumerable<string> Arguments(IReadOnlyDictionary<string, string?> settings) =>
    [
        "--urls=http://127.0.0.1:0",
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
        .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
    ];
}
