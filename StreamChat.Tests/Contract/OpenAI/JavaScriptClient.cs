using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.OpenAI;

/// <summary>Runs the official OpenAI client for JavaScript in Node, which installs its locked package once.</summary>
internal static class JavaScriptClient
{
    private static readonly string Folder = Path.Combine(Root(), "StreamChat.Tests", "Contract", "openai-js");

    /// <summary>What the script printed; the test is skipped where there is no Node.</summary>
    internal static async Task<JsonElement> RunAsync(Uri baseAddress, string use)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "openai")))
        {
            await StartAsync("npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit");
        }

        return JsonSerializer.Deserialize<JsonElement>(await StartAsync("node", "client.mjs", new Uri(baseAddress, "v1").AbsoluteUri, use));
    }

    private static async Task<string> StartAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            return await EndAsync(process);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not on PATH; the JavaScript client runs in Node 20 or later.");
            throw;
        }
    }

    private static async Task<string> EndAsync(Process process)
    {
        var token = TestContext.Current.CancellationToken;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(token);
            var errors = process.StandardError.ReadToEndAsync(token);
            await process.WaitForExitAsync(token).WaitAsync(TestTimeouts.Default, token);
            Assert.True(process.ExitCode == 0, await errors);
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>The folder of the solution, which is above the tests' output wherever that is built.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StreamChat.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("StreamChat.sln is in no folder above the tests.");
    }
}
