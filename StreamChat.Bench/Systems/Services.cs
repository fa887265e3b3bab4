namespace StreamChat.Bench.Systems;

/// <summary>
/// The environment of our services under test: as in production, features on; only limits of a caller are out of the way, since all of a bench comes
/// from one, and the request for a title, which would be a second answer for every first one.
/// </summary>
internal static class Services
{
    internal const string CallerKey = "the-bench-signs-its-callers-with-this-key";

    private const string Most = "1000000";

    internal static Dictionary<string, string> Api(int port, int h2cPort, int managementPort, int providerPort, bool providerHttp2, int redisPort) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        ["H2C_PORT"] = $"{h2cPort}",
        ["MANAGEMENT_PORT"] = $"{managementPort}",
        ["CALLER_KEY"] = CallerKey,
        ["WARM_UP"] = "true",
        ["OPENAI_BASE_URL"] = $"http://127.0.0.1:{providerPort}/v1",
        ["OPENAI_HTTP2"] = providerHttp2 ? "true" : "false",
        ["RUN_TIMEOUT_SECS"] = "3600",
        ["Conversations__ModelTitles"] = "false",
        ["ConnectionStrings__redis"] = $"127.0.0.1:{redisPort}",
    };

    internal static Dictionary<string, string> Gateway(int port, int managementPort, int apiPort, int? apiH2cPort, int redisPort)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["MANAGEMENT_PORT"] = $"{managementPort}",
            ["CALLER_KEY"] = CallerKey,
            ["WARM_UP"] = "true",
            ["Identity__Guests"] = "true",
            ["RATE_LIMIT"] = Most,
            ["Limits__Burst"] = Most,
            ["Limits__Streams"] = Most,
            ["RUN_TIMEOUT_SECS"] = "3600",
            ["services__api__http__0"] = $"http://127.0.0.1:{apiPort}",
            ["services__frontend__http__0"] = $"http://127.0.0.1:{apiPort}", // nobody asks for the page
            ["ConnectionStrings__redis"] = $"127.0.0.1:{redisPort}",
        };
        if (apiH2cPort is { } h2c)
        {
            environment["services__api__h2c__0"] = $"http://127.0.0.1:{h2c}";
        }

        return environment;
    }

    /// <summary>The same, with spans, numbers and log lines sent to a collector.</summary>
    internal static Dictionary<string, string> Exporting(Dictionary<string, string> environment, Uri collector) => new(environment)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };
}
