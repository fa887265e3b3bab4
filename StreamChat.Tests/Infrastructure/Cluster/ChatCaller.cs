using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>Somebody who uses conversations and runs, at one address.</summary>
internal sealed class ChatCaller(HttpClient client)
{
    private const int Attempts = 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal async Task<string> NewConversationAsync()
    {
        using var response = await PatientlyAsync(() => PostAsync("api/conversations", new JsonObject()));
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(Token).Bounded()}");
        return (await JsonAsync(response)).GetProperty("id").GetString()!;
    }

    /// <summary>Sends a message; the answer is the run, or with <paramref name="stream"/> its events.</summary>
    internal Task<HttpResponseMessage> SendAsync(string conversation, string model, string content, string? key = null, bool stream = false, bool thinking = false) =>
        PostAsync(
            $"api/conversations/{conversation}/messages",
            new JsonObject { ["content"] = content, ["model"] = model, ["thinking"] = thinking },
            key,
            stream);

    /// <summary>Sends a message, in a new conversation unless one is given, and says which run answers it.</summary>
    internal async Task<ChatRun> StartAsync(string model, string content = "hello", string? conversation = null, bool thinking = false)
    {
        using var response = await PatientlyAsync(
            async () => await SendAsync(conversation ?? await NewConversationAsync(), model, content, thinking: thinking));
        return await RunOfAsync(response);
    }

    /// <summary>Asks for another answer (<c>regenerate</c>) or for more of one (<c>continue</c>).</summary>
    internal async Task<ChatRun> AgainAsync(string verb, ChatRun run, string model)
    {
        using var response = await PatientlyAsync(() => PostAsync(
            $"api/conversations/{run.Conversation}/messages/{run.Message}/{verb}", new JsonObject { ["model"] = model }));
        return await RunOfAsync(response);
    }

    /// <summary>The run that a 202 tells of.</summary>
    internal static async Task<ChatRun> RunOfAsync(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(Token).Bounded()}");
        var run = await JsonAsync(response);
        return new ChatRun(
            run.GetProperty("conversation_id").GetString()!, run.GetProperty("id").GetString()!, run.GetProperty("message_id").GetString()!);
    }

    /// <summary>The run's events after one of them; returns with the headers.</summary>
    internal async Task<HttpResponseMessage> EventsAsync(string run, long after)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"api/runs/{run}/events");
        if (after > 0)
        {
            request.Headers.Add("Last-Event-ID", after.ToString(CultureInfo.InvariantCulture));
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
    }

    internal Task<HttpResponseMessage> CancelAsync(string run) => PostAsync($"api/runs/{run}/cancel", new JsonObject());

    internal Task<JsonElement> RunAsync(string run) => GetAsync($"api/runs/{run}");

    internal Task<JsonElement> ConversationAsync(string conversation) => GetAsync($"api/conversations/{conversation}");

    /// <summary>The message that a run writes, as it is stored now.</summary>
    internal async Task<JsonElement> MessageAsync(ChatRun run)
    {
        var conversation = await ConversationAsync(run.Conversation);
        return conversation.GetProperty("messages").EnumerateArray().Single(message => message.GetProperty("id").GetString() == run.Message);
    }

    internal async Task<HttpStatusCode> ReadinessAsync()
    {
        using var response = await client.GetAsync(new Uri("health/ready", UriKind.Relative), Token).Bounded();
        return response.StatusCode;
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await PatientlyAsync(() => client.GetAsync(new Uri(path, UriKind.Relative), Token).Bounded());
        Assert.True(response.IsSuccessStatusCode, $"GET {path}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Token).Bounded()}");
        return await JsonAsync(response);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, JsonNode body, string? key = null, bool stream = false)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd(stream ? "text/event-stream" : "application/json");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).Bounded();
    }

    /// <summary>Asks again, as a client does, when the machine is so busy that the store was late; nothing else is asked twice.</summary>
    private static async Task<HttpResponseMessage> PatientlyAsync(Func<Task<HttpResponseMessage>> send)
    {
        for (var attempt = 1; ; attempt++)
        {
            var response = await send();
            if (attempt == Attempts || response.StatusCode != HttpStatusCode.ServiceUnavailable || !await IsStoreAsync(response))
            {
                return response;
            }

            await Task.Delay(response.Headers.RetryAfter!.Delta!.Value, TimeProvider.System, Token);
            response.Dispose();
        }
    }

    private static async Task<bool> IsStoreAsync(HttpResponseMessage response)
    {
        await response.Content.LoadIntoBufferAsync(Token).Bounded();
        return (await JsonAsync(response)).GetProperty("code").GetString() == "store_unavailable";
    }

    private static Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>(Token).Bounded();
}
