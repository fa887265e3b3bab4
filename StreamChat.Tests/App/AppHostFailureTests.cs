using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Xunit;

namespace StreamChat.Tests.App;

/// <summary>What goes wrong at the start is one clear line, exit code not 0, and no process left.</summary>
[Collection(WholeApplication.Name)]
public sealed class AppHostFailureTests
{
    [Fact]
    public async Task Start_NamesResourceAndPort_WhenThePortIsInUse()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var line = await FailAsync([], "--DcpPublisher:RandomizePorts=false", $"--Ports:gateway:http={port}", $"--Ports:simulator:http={FreePort.Next()}");

        Assert.StartsWith($"gateway: port {port} is in use", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SaysWhatToInstall_WhenThereIsNoNode()
    {
        var line = await FailAsync(new() { ["PATH"] = "/nowhere" });

        Assert.Equal("StreamChat needs Node.js 20.19, or 22.12 or newer on PATH to build its page, and found none: install it from https://nodejs.org and start again.", line);
    }

    [Fact]
    public async Task Start_NamesSettingValueAndRange_WhenAPortIsNoNumber()
    {
        var line = await FailAsync([], "--Ports:gateway:http=http");

        Assert.Equal("Ports:gateway:http=http: must be a port number from 1 to 65535.", line);
    }

    [Fact]
    public async Task Start_PassesOnTheServicesLine_WhenASettingIsNotValid()
    {
        var line = await FailAsync(new() { ["MAX_PROMPT_LENGTH"] = "many" });

        Assert.Matches("^api: MAX_PROMPT_LENGTH=many: must be ", line);
    }

    [Fact]
    public async Task Start_NamesTheMissingKey_WhenAProviderIsChosenWithoutIt()
    {
        var line = await FailAsync(new() { ["OPENAI_API_KEY"] = "", ["OPENAI_BASE_URL"] = "https://api.openai.com/v1" });

        Assert.Equal("api: OPENAI_API_KEY=: must be set when OPENAI_BASE_URL is https://api.openai.com/v1.", line);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Start_PassesOnTheBuildsLine_WhenThePageCannotBeBuilt()
    {
        var folder = Directory.CreateTempSubdirectory("streamchat-node-");
        try
        {
            var node = Path.Combine(folder.FullName, "node");
            await File.WriteAllTextAsync(node, "#!/bin/sh\necho 'The npm registry cannot be reached.' >&2\nexit 1\n", TestContext.Current.CancellationToken);
            File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);

            var line = await FailAsync(new() { ["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}" });

            Assert.Equal("page: The npm registry cannot be reached.", line);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Starts an AppHost that must fail, and returns the one line that it says.</summary>
    private static async Task<string> FailAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        await using var app = AppHostProcess.Start(
            environment, ["--DcpPublisher:RandomizePorts=true", .. arguments]);

        var exitCode = await app.ExitAsync();

        Assert.NotEqual(0, exitCode);
        return Assert.Single(app.Errors);
    }
}
