using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Providers;

/// <summary>Where calls go is what the operator has set, whatever the provider or a caller says.</summary>
public sealed class ProviderAddressTests
{
    private const string Answer = "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_IsNotFollowed(int status)
    {
        await using var elsewhere = await UpstreamHost.StartAsync(Answer, Token);
        await using var provider = await UpstreamHost.StartAsync(
            context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = elsewhere.Address.AbsoluteUri;
                return Task.CompletedTask;
            },
            Token);
        await using var api = ApiHost.Start(provider.Address);
        using var response = await PostAsync(api.Client, "/chat", """{"prompt":"hello"}""");

        Assert.Equal("provider_unavailable", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Single(provider.Paths);
        Assert.Empty(elsewhere.Paths);
    }

    [Fact]
    public async Task Caller_CannotSayWhereToCall()
    {
        await using var trap = await UpstreamHost.StartAsync(Answer, Token);
        await using var provider = await UpstreamHost.StartAsync(
            context =>
            {
                context.Response.ContentType = "text/event-stream";
                return context.Response.WriteAsync(Answer, context.RequestAborted);
            },
            Token);
        await using var api = ApiHost.Start(provider.Address);
        var wish = string.Join(',', new[] { "base_url", "api_base", "endpoint", "url", "host", "proxy" }.Select(name => $"\"{name}\":\"{trap.Address}\""));
        string[] bodies = [$$"""{"prompt":"hello",{{wish}}}""", $$"""{"prompt":"hello","model":"{{trap.Address}}"}"""];

        foreach (var body in bodies)
        {
            using var response = await PostAsync(api.Client, "/chat", body, trap.Address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var completion = await PostAsync(api.Client, "/v1/chat/completions", $$"""{"messages":[{"role":"user","content":"hello"}],"stream":true,{{wish}}}""", trap.Address);
        Assert.Equal(HttpStatusCode.OK, completion.StatusCode);
        Assert.Equal(3, provider.Paths.Count);
        Assert.Empty(trap.Paths);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body, Uri? wish = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (wish is not null)
        {
            foreach (var name in new[] { "X-Base-Url", "X-Forwarded-Host", "X-Original-URL", "OpenAI-Base-Url", "Forwarded" })
            {
                request.Headers.TryAddWithoutValidation(name, wish.AbsoluteUri);
            }
        }

        return await client.SendAsync(request, Token).Bounded();
    }
}
