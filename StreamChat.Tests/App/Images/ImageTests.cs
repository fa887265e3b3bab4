using System.Net;
using System.Text.RegularExpressions;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using StreamChat.Tests.Infrastructure.Processes;
using Xunit;

namespace StreamChat.Tests.App.Images;

/// <summary><c>eng/images.sh</c> builds images of which the service starts; no container engine is there, so their files are laid out by hand.</summary>
[Collection(WholeApplication.Name)]
public sealed partial class ImageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Images_HoldServicesThatStart_AsAUserWithoutRights()
    {
        LongTest.OnlyOnRequest("Compiles for a minute");
        using TemporaryFolder folder = new();
        await using var image = await BaseImage.ServeAsync();

        await BuildAsync(image, folder.Path, "api", "frontend");

        var api = ImageArchive.Open(folder["streamchat-api-9.9.9.tar.gz"], folder["api"]);
        var frontend = ImageArchive.Open(folder["streamchat-frontend-9.9.9.tar.gz"], folder["frontend"]);
        Assert.Equal(
            ("streamchat-api:9.9.9", "10654", """["dotnet","/app/StreamChat.Api.dll"]"""),
            (api.Tag, api.Start["User"]!.GetValue<string>(), api.Start["Entrypoint"]!.ToJsonString()));
        api.LayOut(folder["root"]);
        frontend.LayOut(folder["root"]);
        Assert.True(File.Exists(folder["root", "app", "wwwroot", "index.html"]), "The page is not in the frontend's image.");
        await AnswersAsync(folder["root", "app"], "StreamChat.Api.dll");
    }

    [Theory]
    [InlineData("store")]
    [InlineData("--tag")]
    public async Task Script_SaysInOneLine_WhatItDoesNotTake(string argument)
    {
        await using var script = ChildProcess.Start(Script, [argument]);

        var line = await script.LineAsync(argument);

        Assert.Equal((true, 2), (line is not null, await script.ExitAsync()));
    }

    private static string Script => Path.Combine(AppHostPaths.ProjectFolder, "..", "eng", "images.sh");

    private static async Task BuildAsync(BaseImage image, string output, params string[] services)
    {
        string[] arguments = [Script, "--base", image.Name, "--arch", "x64", "--tag", "9.9.9", "--output", output, .. services];
        await using var script = ChildProcess.Start("env", [$"DOTNET_CONTAINER_INSECURE_REGISTRIES={image.Registry}", .. arguments]);

        foreach (var service in services)
        {
            var line = await script.LineAsync($"streamchat-{service}-9.9.9.tar.gz").WaitAsync(AppHostPaths.StartTimeout, Token);
            Assert.True(line is not null, script.LastLines);
        }

        Assert.Equal(0, await script.ExitAsync());
    }

    private static async Task AnswersAsync(string folder, string entry)
    {
        string[] settings =
        [
            "ASPNETCORE_ENVIRONMENT=Production", "ASPNETCORE_URLS=http://127.0.0.1:0", "Storage__File=:memory:", "OPENAI_API_KEY=unused",
            "CALLER_KEY=0123456789012345678901234567890123456789",
        ];
        await using var service = ChildProcess.Start("env", [.. settings, "dotnet", entry], folder);
        var line = await service.LineAsync("http://127.0.0.1:").Bounded();
        Assert.True(line is not null, service.LastLines);

        using HttpClient client = new() { BaseAddress = new Uri(Address().Match(line).Value) };
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token).Bounded();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
