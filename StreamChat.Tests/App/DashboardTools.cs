using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.App;

/// <summary>What the dashboard offers beside a running application, looked at where the dashboard gets it.</summary>
internal static class DashboardTools
{
    private const string Delete = "delete-local-data";
    private const string Title = "to be deleted";

    private static readonly Uri Conversations = new("/api/conversations", UriKind.Relative);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Lets the stream doctor try no long silence; what it makes of them is tested elsewhere.</summary>
    internal static void MakeQuick(IDistributedApplicationTestingBuilder builder) =>
        builder.CreateResourceBuilder(builder.Resources.OfType<ProjectResource>().Single(resource => resource.Name == "api"))
            .WithEnvironment("Doctor__DefaultSilence", "00:00:01");

    /// <summary>Links, and health with the services' own reasons.</summary>
    internal static async Task AssertShownAsync(DistributedApplication app)
    {
        var shown = await app.ResourceNotifications.WaitForResourceAsync(
            "gateway", shown => shown.Snapshot.HealthReports.Any(report => report is { Name: "gateway_reasons", Description: not null }), Cancellation).Bounded();
        var links = shown.Snapshot.Urls.OrderByDescending(url => url.DisplayProperties.SortOrder)
            .Select(url => (url.DisplayProperties.DisplayName, new Uri(url.Url).AbsolutePath));

        Assert.Equal([("Chat", "/"), ("API reference", "/api/reference"), ("Connection test", "/api/connection"), ("Metrics", "/metrics")], links);
    }

    /// <summary>The commands that ask how the application is bring their reports.</summary>
    internal static async Task AssertReportsAsync(DistributedApplication app)
    {
        var (doctor, connection) = (app.ResourceCommands.ExecuteCommandAsync("gateway", "stream-doctor", Cancellation), app.ResourceCommands.ExecuteCommandAsync("gateway", "test-connection", Cancellation));

        Assert.Equal((true, "ok"), ((await connection.Bounded()).Success, (await connection).Message));
        var report = await doctor.Bounded();
        Assert.True(report.Success, report.Message);
        using var json = JsonDocument.Parse(report.Data!.Value);
        Assert.Equal(json.RootElement.GetProperty("summary").GetString(), report.Message);
        Assert.Equal(["api", "public"], json.RootElement.GetProperty("hops").EnumerateArray().Select(hop => hop.GetProperty("hop").GetString()));
    }

    /// <summary>The command that deletes asks first, and leaves nothing. A Redis in a container is emptied by nobody, and has no such command.</summary>
    internal static async Task AssertDeletionAsync(DistributedApplication app, HttpClient client)
    {
        var commands = app.Services.GetRequiredService<DistributedApplicationModel>().Resources
            .SelectMany(resource => resource.Annotations.OfType<ResourceCommandAnnotation>().Where(command => command.Name == Delete).Select(command => (resource, command)));
        foreach (var (keeper, command) in commands)
        {
            Assert.Contains("no way back", command.ConfirmationMessage, StringComparison.Ordinal);
            using var made = await client.PostAsJsonAsync(Conversations, new { title = Title }, Cancellation).Bounded();
            Assert.Contains(Title, await ListAsync(client), StringComparison.Ordinal);

            var deleted = await app.ResourceCommands.ExecuteCommandAsync(keeper, Delete, Cancellation).Bounded();

            Assert.True(deleted.Success, deleted.Message);
            await app.ResourceNotifications.WaitForResourceHealthyAsync("api", Cancellation).Bounded();
            Assert.DoesNotContain(Title, await ListAsync(client), StringComparison.Ordinal);
        }
    }

    private static Task<string> ListAsync(HttpClient client) => client.GetStringAsync(Conversations, Cancellation).Bounded();
}
