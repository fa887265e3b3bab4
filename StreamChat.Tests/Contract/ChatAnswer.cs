using System.Net.Http.Json;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract;

/// <summary>The stream of <c>POST /chat</c>, read to its end.</summary>
internal sealed record ChatAnswer(SseTranscript Transcript)
{
    internal IReadOnlyList<JsonElement> Frames => Transcript.Frames;

    internal IReadOnlyList<string> Types => [.. Frames.Select(frame => frame.GetProperty("type").GetString()!)];

    internal JsonElement Last => Frames[^1];

    /// <summary>The texts of the <c>content</c> frames, thinking among them.</summary>
    internal IReadOnlyList<string> Contents =>
        [.. Frames.Where(frame => frame.GetProperty("type").GetString() == "content").Select(frame => frame.GetProperty("content").GetString()!)];

    internal string Text => string.Concat(Contents);

    /// <summary>Sends a prompt and returns with the headers.</summary>
    internal static Task<HttpResponseMessage> SendAsync(
        HttpClient client, string model, string path = "chat", string prompt = "hello", bool thinking = false, string? requestId = null, CancellationTokenSource? leave = null)
    {
        return SendBodyAsync(client, JsonContent.Create(new { prompt, thinking, model }), path, requestId, leave);
    }

    /// <summary>Sends any body.</summary>
    internal static async Task<HttpResponseMessage> SendBodyAsync(
        HttpClient client, HttpContent content, string path = "chat", string? requestId = null, CancellationTokenSource? leave = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = content };
        if (requestId is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Request-ID", requestId);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(leave?.Token ?? default, TestContext.Current.CancellationToken);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)
            .WaitAsync(TestTimeouts.Default, either.Token);
    }

    /// <summary>Streams an answer to its end, which must have begun with 200.</summary>
    internal static async Task<ChatAnswer> ReadAsync(
        HttpClient client, string model, string prompt = "hello", bool thinking = false, string? requestId = null)
    {
        using var response = await SendAsync(client, model, prompt: prompt, thinking: thinking, requestId: requestId);
        Assert.Equal(200, (int)response.StatusCode);
        return new ChatAnswer(await SseTranscript.ReadAsync(response));
    }

    /// <summary>Opens a stream and reads lines until one contains <paramref name="text"/>, while the answer goes on.</summary>
    internal static async Task ReadUntilAsync(HttpResponseMessage response, string text)
    {
        var token = TestContext.Current.CancellationToken;

        // Not disposed: the caller ends the response, and with it the stream, when it wants the client to leave.
        StreamReader reader = new(await response.Content.ReadAsStreamAsync(token));
        while (await reader.ReadLineAsync(token).AsTask().WaitAsync(TestTimeouts.Default, token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The stream ended before \"{text}\" came.");
    }
}
