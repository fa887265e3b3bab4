using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.Api.Providers;
using StreamChat.Gateway.Routing;
using StreamChat.Tests.Gateway;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.ServiceDefaults;
using Xunit;

namespace StreamChat.Tests.Contract.Telemetry;

/// <summary>Nothing that is said, and nothing by which somebody is known, is in any signal: planted words are looked for in all that leaves the services.</summary>
public sealed class CanaryTests
{
    private const string Prompt = "canary-of-the-prompt";
    private const string Answer = "canary-of-the-answer";
    private const string ProviderKey = "canary-of-the-providers-key";
    private const string ProviderWords = "canary-of-the-providers-error";
    private const string Cookie = "canary-of-the-cookie";
    private const string Authorization = "canary-of-the-authorization";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoSignal_HoldsWhatWasSaid_OrAnySecret()
    {
        await using var collector = await Collector.StartAsync(Cancellation);
        using LogCapture logs = new();
        await AskAsync(collector, logs, [], async gateway =>
        {
            await SendAsync(gateway, HttpMethod.Post, "/chat", $$"""{"prompt":"{{Prompt}}","model":"m"}""");
            await SendAsync(gateway, HttpMethod.Post, "/chat", $$"""{"prompt":"{{Prompt}}","model":"broken"}""");
            await SendAsync(gateway, HttpMethod.Post, "/v1/chat/completions", $$"""{"model":"m","messages":[{"role":"user","content":"{{Prompt}}"}],"stream":true}""");
            await SendAsync(gateway, HttpMethod.Get, $"/stream?prompt={Prompt}", null);
            await SendAsync(gateway, HttpMethod.Get, "/api/me", null, Authorization);
        });

        string[] canaries = [Prompt, Answer, ProviderKey, ProviderWords, Cookie, Authorization];
        string[] signals = ["/v1/traces", "/v1/metrics", "/v1/logs"];
        Assert.Subset(collector.Received.Select(received => received.Signal).ToHashSet(), signals.ToHashSet());
        Assert.Empty(canaries.SelectMany(canary => collector.Received.Where(received => Holds(received.Text, canary)).Select(received => $"{canary} in {received.Signal}")));
        Assert.NotEmpty(logs.Lines);
        Assert.Empty(canaries.SelectMany(canary => logs.Lines.Where(line => Holds($"{line.Message} {line.Exception} {string.Join(' ', line.Scopes)}", canary))));
    }

    [Fact]
    public async Task Span_HoldsWhatWasSaid_WhenThatIsAskedFor()
    {
        await using var collector = await Collector.StartAsync(Cancellation);
        using LogCapture logs = new();
        await AskAsync(
            collector,
            logs,
            [("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true")],
            gateway => SendAsync(gateway, HttpMethod.Post, "/v1/chat/completions", """{"model":"captured","messages":[{"role":"system","content":"Be \"brief\"."},{"role":"user","content":[{"type":"text","text":"漢字?"}]}],"stream":true}"""));

        var span = Assert.Single(collector.Spans, span => span.Name == "chat captured");

        Assert.Equal("""[{"type":"text","content":"Be \"brief\"."}]""", span.Attributes["gen_ai.system_instructions"]);
        Assert.Equal("""[{"role":"user","parts":[{"type":"text","content":"漢字?"}]}]""", span.Attributes["gen_ai.input.messages"]);
        Assert.Equal(
            $$"""[{"role":"assistant","parts":[{"type":"text","content":"{{Answer}}\nand more"}],"finish_reason":"stop"}]""",
            span.Attributes["gen_ai.output.messages"]);
    }

    private static bool Holds(string text, string canary) => text.Contains(canary, StringComparison.Ordinal);

    /// <summary>Gateway and api before a provider, all of which have sent what they had when this ends.</summary>
    private static async Task AskAsync(Collector collector, LogCapture logs, (string, string)[] settings, Func<HttpClient, Task> ask)
    {
        await using var provider = await UpstreamHost.StartAsync(ProvideAsync, Cancellation);
        Dictionary<string, string?> all = new()
        {
            ["OPENAI_BASE_URL"] = new Uri(provider.Address, "v1").AbsoluteUri,
            ["OPENAI_API_KEY"] = ProviderKey,
            ["OPENAI_MODEL"] = "m",
            ["PROVIDER_RETRIES"] = "0",
            ["Logging:LogLevel:Default"] = "Debug",
        };
        foreach (var (name, value) in collector.Settings.Concat(settings))
        {
            all[name] = value;
        }

        await using var api = ServiceHost<ProviderClient>.Start(all, services => services.AddLogging(logging => logging.AddProvider(logs)));
        await using ServiceHost<RoutingOptions> gateway = GatewayFixture.Start(api.Address, api.Address, collector.Settings);
        await ask(gateway.Client);
    }

    private static async Task SendAsync(HttpClient gateway, HttpMethod method, string path, string? body, string token = "guest")
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Add("Cookie", $"streamchat={Cookie}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await gateway.SendAsync(request, Cancellation).Bounded();
        await response.Content.ReadAsStringAsync(Cancellation).Bounded();
    }

    private static async Task ProvideAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        var asked = await reader.ReadToEndAsync(context.RequestAborted);
        if (asked.Contains("broken", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync($$$"""{"error":{"message":"{{{ProviderWords}}} {{{ProviderKey}}}"}}""", context.RequestAborted);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(
            $$$"""
            data: {"id":"1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":"{{{Answer}}}"}}]}

            data: {"id":"1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":"\nand more"},"finish_reason":"stop"}]}

            data: [DONE]


            """,
            context.RequestAborted);
    }
}
