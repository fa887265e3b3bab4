using System.Text;
using System.Text.Json.Nodes;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>Calls of <c>/api/conversations</c> as a test makes them.</summary>
internal static class ConversationCalls
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Sends a request and returns when the headers are here; a path is relative to <c>/api/</c>.</summary>
    internal static async Task<HttpResponseMessage> CallAsync(this HttpClient client, string method, string path, string? json = null, string? ifMatch = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), $"api/{path}");
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
    }

    /// <summary>Sends a request that must succeed, and gives its JSON.</summary>
    internal static async Task<JsonNode> JsonAsync(this HttpClient client, string method, string path, string? json = null)
    {
        using var response = await client.CallAsync(method, path, json);
        var text = await response.Content.ReadAsStringAsync(Token).Bounded();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path} answered {(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Sends a request that must fail, and gives its problem.</summary>
    internal static async Task<ProblemAnswer> ProblemAsync(this HttpClient client, string method, string path, string? json = null)
    {
        using var response = await client.CallAsync(method, path, json);
        return await ProblemAnswer.ReadAsync(response);
    }

    /// <summary>The id of a new conversation.</summary>
    internal static async Task<string> CreateAsync(this HttpClient client, string json = "{}") => (await client.JsonAsync("POST", "conversations", json)).Text("id");

    /// <summary>The fields that a problem names, in order.</summary>
    internal static string[] Fields(this ProblemAnswer problem) => [.. problem.Body["errors"]!.AsObject().Select(error => error.Key)];

    internal static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();
}
