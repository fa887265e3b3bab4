using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.App;

/// <summary>What the dashboard offers beside a running application, looked at where the dashboard gets it.</summary>
internal static class DashboardTools
{
    private const string Delete = "delete-local-data";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Links, and health with the services' own reasons.</summary>
    internal static async Task AssertShownAsync(DistributedApplication app)
    {
        var gateway = (await app.ResourceNotifications.WaitForResourceAsync(
            "gateway", shown => shown.Snapshot.HealthReports.Any(report => report is { Name: "gateway_reasons", Description: not null }), Cancellation).Bounded()).Snapshot;
        var links = gateway.Urls.OrderByDescending(url => url.DisplayProperties.SortOrder).Select(url => (url.DisplayProperties.DisplayName, new Uri(url.Url).AbsolutePath));

        Assert.Equal([("Chat", "/"), ("API reference", "/api/reference"), ("Connection test", "/api/connection"), ("Metrics", "/metrics")], links);
    }

    /// <summary>Every command does what it says; the last deletes what the others made.</summary>
    internal static async Task AssertCommandsAsync(DistributedApplication app, HttpClient client)
    {
        var connection = await app.ResourceCommands.ExecuteCommandAsync("gateway", "test-connection", Cancellation).Bounded();
        Assert.Equal((true, "ok"), (connection.Success, connection.Message));

        var doctor = await app.ResourceCommands.ExecuteCommandAsync("gateway", "stream-doctor", Cancellation).Bounded();
        Assert.True(doctor.Success, doctor.Message);
        Assert.Contains("\"hops\"", doctor.Data?.Value, StringComparison.Ordinal);

        var keeper = app.Services.GetRequiredService<DistributedApplicationModel>().Resources
            .FirstOrDefault(resource => resource.Annotations.OfType<ResourceCommandAnnotation>().Any(command => command.Name == Delete));
        if (keeper is null)
        {
            return; // Redis runs in a container, which nobody empties from here
        }

        using var made = await client.PostAsJsonAsync(new Uri("/api/conversations", UriKind.Relative), new { title = "to be deleted" }, Cancellation).Bounded();
        Assert.Contains("to be deleted", await ListAsync(client), StringComparison.Ordinal);
        var deleted = await app.ResourceCommands.ExecuteCommandAsync(keeper, Delete, Cancellation).Bounded();
        Assert.True(deleted.Success, deleted.Message);
        Assert.DoesNotContain("to be deleted", await ListAsync(client), StringComparison.Ordinal);
    }

    private static async Task<string> ListAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>(new Uri("/api/conversations", UriKind.Relative), Cancellation).Bounded()).ToString();
}
