using System.Diagnostics;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>The gateway as a process of its own, started by someone who has not set it up.</summary>
public sealed class StartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gateway_SaysOneLineASetting_AndNothingElse()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StreamChat.Gateway.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CALLER_KEY"] = "short";
        start.Environment["READ_TIMEOUT_SECS"] = "abc";
        start.Environment["services__api__http__0"] = "nowhere";
        start.Environment["services__frontend__http__0"] = "";
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(Cancellation);
            var error = process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

            Assert.Equal(
                """
                READ_TIMEOUT_SECS=abc: must be a number of seconds from 1 to 3600.
                Identity:Issuer=: must be set, with Identity:ClientId and Identity:ClientSecret, so that somebody can come in.
                CALLER_KEY=***: must be at least 32 characters long.
                services:api:http:0=nowhere: must be an absolute http or https address.
                services:frontend:http:0=: must be set.
                """,
                (await error).TrimEnd());
            Assert.Equal("", await output);
            Assert.Equal(1, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
