using System.Net;
using System.Text;
using StreamChat.Api.Providers;
using StreamChat.Tests.Api;
using StreamChat.Tests.Contract.Conversations;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Bodies;

/// <summary>Bodies that two programs could read in two ways, or that are no JSON, are refused at every address that reads one.</summary>
public sealed class BodyTests : IAsyncLifetime
{
    private readonly ServiceHost<ProviderClient> _api = ApiHost.Start(new Uri("http://127.0.0.1:1"));
    private HttpClient _client = null!;
    private string _conversation = "";
    private string _message = "";

    public static TheoryData<string, string> Bodies => new()
    {
        { "nothing", "" },
        { "no end", """{NEEDED"model":"a" """ },
        { "more after its end", """{NEEDED"model":"a"} {}""" },
        { "no object", """["hello"]""" },
        { "a field twice", """{NEEDED"model":"a","model":"b"}""" },
        { "a field twice, once escaped", """{NEEDED"model":"a","m\u006fdel":"b"}""" },
        { "a number that is none", """{NEEDED"model":NaN}""" },
        { "half of a character", """{NEEDED"model":"a\ud83d"}""" },
        { "the other half", """{NEEDED"model":"\ude00a"}""" },
        { "a name with half of a character", """{NEEDED"\ud83d":"a"}""" },
        { "a comment", """{NEEDED"model":"a"/* b */}""" },
        { "a control character", "{NEEDED\"model\":\"a\u0001\"}" },
        { "no UTF-8", "{NEEDED\"model\":\"a\u00c3(\"}" },
        { "a thousand levels", $$"""{NEEDED"x":{{new string('[', 1000)}}{{new string(']', 1000)}}}""" },
    };

    public async ValueTask InitializeAsync()
    {
        _client = _api.CreateClient("alice");
        _conversation = await Conversing.ImportTreeAsync(_api, "alice");
        _message = (await _client.JsonAsync("GET", $"conversations/{_conversation}")).Text("active_leaf");
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_IsRefused_AtEveryAddress(string name, string body)
    {
        foreach (var (method, route) in JsonRoutes.All(_api))
        {
            if (body.Length == 0 && MayBeLeftOut(route))
            {
                continue;
            }

            var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body.Replace("NEEDED", JsonRoutes.Needed(route), StringComparison.Ordinal)));
            content.Headers.ContentType = new("application/json");
            var answer = await SendAsync(method, route, content);

            Assert.True(answer.StartsWith("400 ", StringComparison.Ordinal), $"{name} at {method} {route}: {answer}");
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task Type_IsUnsupported_AtEveryAddress(string? type)
    {
        var routes = JsonRoutes.All(_api);
        foreach (var (method, route) in routes)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"{{{JsonRoutes.Needed(route).TrimEnd(',')}}}"));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await SendAsync(method, route, content);

            Assert.True(answer.StartsWith("415 ", StringComparison.Ordinal), $"{type} at {method} {route}: {answer}");
        }

        Assert.Superset(
            new HashSet<string> { "/chat", "/chat/sync", "/v1/chat/completions", "/api/conversations", "/api/keys", "/api/conversations/import" },
            routes.Select(route => route.Route).ToHashSet());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
    }

    private static bool MayBeLeftOut(string route) =>
        route.EndsWith("/regenerate", StringComparison.Ordinal) || route.EndsWith("/continue", StringComparison.Ordinal);

    /// <summary>Status and body.</summary>
    private async Task<string> SendAsync(string method, string route, HttpContent content)
    {
        var path = route.StartsWith("/api/", StringComparison.Ordinal) ? "/api/" + ApiRoutes.Fill(route, _conversation, "x", _message, "x") : route;
        using HttpRequestMessage request = new(new HttpMethod(method), path) { Content = content };
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken).Bounded();
        var text = response.StatusCode == HttpStatusCode.OK ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Bounded();
        return $"{(int)response.StatusCode} {text}";
    }
}
