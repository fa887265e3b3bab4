using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using StreamChat.ServiceDefaults.Hosting;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>What an operator reads when a service cannot start.</summary>
public sealed class StartupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Service_SaysOneLineASetting_WhenSettingsAreBad()
    {
        var (code, error) = await RunAsync(("READ_TIMEOUT_SECS", "abc"), ("IDLE_TIMEOUT_SECS", "0"));

        Assert.Equal(1, code);
        Assert.Equal(
            [
                "READ_TIMEOUT_SECS=abc: must be a number of seconds from 1 to 3600.",
                "IDLE_TIMEOUT_SECS=0: must be a number of seconds from 1 to 3600.",
            ],
            error);
    }

    [Fact]
    public async Task Service_NamesThePort_WhenItIsInUse()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        var (code, error) = await RunAsync(("urls", $"http://127.0.0.1:{port}"));

        Assert.Equal(1, code);
        Assert.Equal(
            [$"Port {port} is in use (http://127.0.0.1:{port}): stop the process that holds it, or set another address (ASPNETCORE_URLS)."],
            error);
    }

    private static async Task<(int Code, string[] Error)> RunAsync(params (string Key, string Value)[] settings)
    {
        var urls = settings.FirstOrDefault(setting => setting.Key == "urls").Value ?? "http://127.0.0.1:0";
        await using var app = DefaultsHost.Build(_ => { }, builder => builder.WebHost.UseUrls(urls), settings);
        await using var error = new StringWriter();

        var code = await ServiceRunner.RunAsync(app, error).WaitAsync(TestTimeouts.Default, Cancellation);

        return (code, error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
