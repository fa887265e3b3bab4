namespace StreamChat.AppHost.Operations;

/// <summary>Puts what an operator asks of the application beside its front door in the dashboard.</summary>
internal static class GatewayToolsExtensions
{
    private const string Connection = "/api/connection";
    private const string Reference = "/api/reference";
    private const string Doctor = "/api/doctor";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Links to the page, the API's reference and the connection test, and the commands that ask the application how it is.</summary>
    internal static IResourceBuilder<ProjectResource> WithTools(this IResourceBuilder<ProjectResource> gateway)
    {
        var front = gateway.GetEndpoint("http");
        return gateway
            .WithUrlForEndpoint("http", url =>
            {
                url.DisplayText = "Chat";
                url.DisplayOrder = 10;
            })
            .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = Reference, DisplayText = "API reference", DisplayOrder = 9 })
            .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = Connection, DisplayText = "Connection test", DisplayOrder = 8 })
            .WithCommand(
                "test-connection",
                "Test provider connection",
                context => AskAsync(front, Connection, "status", context.CancellationToken),
                new CommandOptions { Description = "Asks the provider for its models: whether address and key work.", IconName = "PlugConnected" })
            .WithCommand(
                "stream-doctor",
                "Stream doctor",
                context => AskAsync(front, Doctor, "summary", context.CancellationToken),
                new CommandOptions { Description = "Sends a probe stream through every hop: what delays, buffers or cuts it.", IconName = "Stethoscope" });
    }

    /// <summary>Gets a report through the front door; one of its fields sums it up.</summary>
    private static async Task<ExecuteCommandResult> AskAsync(EndpointReference front, string path, string summary, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri(front.Url + path), cancellationToken);
            var report = await response.Content.ReadAsStringAsync(cancellationToken);
            using var json = System.Text.Json.JsonDocument.Parse(report);
            var root = json.RootElement;
            var text = root.TryGetProperty(summary, out var found) || root.TryGetProperty("detail", out found) ? found.ToString() : $"Status {(int)response.StatusCode}.";
            return response.IsSuccessStatusCode && text != "failed"
                ? CommandResults.Success(text, report, CommandResultFormat.Json, displayImmediately: true)
                : CommandResults.Failure(text, report, CommandResultFormat.Json);
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Text.Json.JsonException)
        {
            return CommandResults.Failure($"The gateway gave no report: {exception.Message}");
        }
    }
}
