using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace StreamChat.Tests.Infrastructure.Http;

/// <summary>Calls <c>/v1/chat/completions</c> as any OpenAI client does, without hiding a byte of the answer.</summary>
internal static class OpenAIChat
{
    private const string Path = "v1/chat/completions";

    /// <summary>Sends a request and returns as soon as its headers are here; <paramref name="more"/> is JSON of further fields.</summary>
    internal static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, string model, string prompt = "hello", bool stream = true, string more = "{}", string? requestId = null)
    {
        JsonObject body = new()
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt }),
            ["stream"] = stream,
        };
        foreach (var (name, value) in JsonNode.Parse(more)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        var token = TestContext.Current.CancellationToken;
        using HttpRequestMessage request = new(HttpMethod.Post, Path) { Content = JsonContent.Create(body) };
        if (requestId is not null)
        {
            request.Headers.Add("X-Request-ID", requestId);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token).WaitAsync(TestTimeouts.Default, token);
    }

    /// <summary>Streams an answer to its end.</summary>
    internal static async Task<SseTranscript> StreamAsync(HttpClient client, string model, string prompt = "hello", string more = "{}")
    {
        using var response = await SendAsync(client, model, prompt, stream: true, more);
        return await SseTranscript.ReadAsync(response);
    }

    /// <summary>Asks for an answer as a whole.</summary>
    internal static async Task<JsonElement> WholeAsync(HttpClient client, string model, string prompt = "hello", string more = "{}")
    {
        using var response = await SendAsync(client, model, prompt, stream: false, more);
        return await JsonAsync(response);
    }

    /// <summary>A response's body as JSON, whatever its status.</summary>
    internal static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)
            .WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);

    /// <summary>The deltas' texts, one a chunk that has any.</summary>
    internal static IReadOnlyList<string> Deltas(SseTranscript transcript, string field = "content") =>
        [.. transcript.Frames
            .Where(frame => frame.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0)
            .Select(frame => frame.GetProperty("choices")[0].GetProperty("delta"))
            .Where(delta => delta.TryGetProperty(field, out var text) && text.GetString()!.Length > 0)
            .Select(delta => delta.GetProperty(field).GetString()!)];

    /// <summary>The reason that the answer gave for its end, or null.</summary>
    internal static string? FinishReason(SseTranscript transcript) =>
        transcript.Frames
            .Where(frame => frame.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0)
            .Select(frame => frame.GetProperty("choices")[0].GetProperty("finish_reason").GetString())
            .LastOrDefault(reason => reason is not null);
}
