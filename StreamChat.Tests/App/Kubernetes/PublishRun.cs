using System.Diagnostics;
using Xunit;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>One call of the built AppHost that publishes, as <c>dotnet run</c> makes it: what it said, and how it ended.</summary>
internal sealed record PublishRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Publishes to a folder without anything on PATH: no node, no container engine, no Redis.</summary>
    internal static Task<PublishRun> ToAsync(string folder, params IEnumerable<string> arguments) => WithAsync([], folder, arguments);

    internal static async Task<PublishRun> WithAsync(Dictionary<string, string> environment, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(AppHostPaths.Executable, ["--operation", "publish", "--step", "publish", "--output-path", folder, .. arguments])
        {
            WorkingDirectory = AppHostPaths.ProjectFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENROUTER_API_KEY", "ConnectionStrings__redis", "PUBLIC_URL" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["PATH"] = "/nowhere";
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_ROOT"] = DotnetRoot;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>The one line that it ended with.</summary>
    internal string OnlyError()
    {
        Assert.Equal(1, ExitCode);
        return Assert.Single(Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    // The host's own runtime: System.Private.CoreLib lies in root/shared/Microsoft.NETCore.App/version.
    private static string DotnetRoot => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
}
