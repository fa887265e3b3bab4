using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Sending;

/// <summary>A caller in one conversation.</summary>
internal sealed class ConversationClient(HttpClient http)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal HttpClient Http => http;

    internal string Id { get; private set; } = "";

    internal async Task CreateAsync(object conversation)
    {
        using var response = await http.PostAsJsonAsync("api/conversations", conversation, Token).Bounded();
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Id = (await JsonAsync(response)).GetProperty("id").GetString()!;
    }

    /// <summary>Posts to <c>messages</c>, or to a place below it, and returns with the headers.</summary>
    internal async Task<HttpResponseMessage> PostAsync(
        object? body, string below = "", string? key = null, string? accept = null, string? requestId = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"api/conversations/{Id}/messages{below}");
        request.Content = body is null ? null : JsonContent.Create(body);
        AddHeader(request, "Idempotency-Key", key);
        AddHeader(request, "Accept", accept);
        AddHeader(request, "X-Request-ID", requestId);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
    }

    /// <summary>Starts a run that nobody reads yet.</summary>
    internal async Task<JsonElement> StartAsync(object? body, string below = "", string? key = null)
    {
        using var response = await PostAsync(body, below, key);
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync(Token).Bounded());
        var run = await JsonAsync(response);
        Assert.Equal($"/api/runs/{run.GetProperty("id").GetString()}", response.Headers.Location?.OriginalString);
        return run;
    }

    /// <summary>Starts a run and reads its events to the end.</summary>
    internal async Task<RunTranscript> StreamAsync(object? body, string below = "", string? key = null, string? requestId = null)
    {
        using var response = await PostAsync(body, below, key, "text/event-stream", requestId);
        return await RunTranscript.ReadAsync(response);
    }

    /// <summary>A run's events after one of them; returns with the headers.</summary>
    internal async Task<HttpResponseMessage> EventsAsync(string run, long? after = null, string query = "")
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"api/runs/{run}/events{query}");
        AddHeader(request, "Last-Event-ID", after?.ToString(CultureInfo.InvariantCulture));
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
    }

    internal async Task<RunTranscript> ReadAsync(string run, long? after = null)
    {
        using var response = await EventsAsync(run, after);
        return await RunTranscript.ReadAsync(response);
    }

    internal Task<HttpResponseMessage> CancelAsync(string run) =>
        http.PostAsync(new Uri($"api/runs/{run}/cancel", UriKind.Relative), content: null, Token).Bounded();

    internal Task<JsonElement> RunAsync(string run) => GetAsync($"api/runs/{run}");

    /// <summary>All messages, in the order of their making.</summary>
    internal async Task<IReadOnlyList<JsonElement>> MessagesAsync() =>
        [.. (await GetAsync($"api/conversations/{Id}")).GetProperty("messages").EnumerateArray()];

    internal async Task<JsonElement> MessageAsync(string id) => (await MessagesAsync()).Single(message => message.GetProperty("id").GetString() == id);

    internal Task<JsonElement> ConversationAsync() => GetAsync($"api/conversations/{Id}");

    internal static Task<JsonElement> JsonAsync(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>(Token).Bounded();

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), Token).Bounded();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await JsonAsync(response);
    }

    private static void AddHeader(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
