using System.Text;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api;

/// <summary>Requests to the api as a test sends them.</summary>
internal static class ApiRequests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Posts JSON and returns when the headers are here.</summary>
    internal static async Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, string json)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token).WaitAsync(TestTimeouts.Default, Token);
    }

    /// <summary>Reads a stream until <paramref name="text"/> has come.</summary>
    internal static async Task<StreamReader> ReadUntilAsync(this HttpResponseMessage response, string text)
    {
        StreamReader reader = new(await response.Content.ReadAsStreamAsync(Token));
        while (await reader.ReadLineAsync(Token).AsTask().WaitAsync(TestTimeouts.Default, Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return reader;
            }
        }

        throw new InvalidOperationException($"The stream ended without {text}.");
    }

    /// <summary>The rest of a stream.</summary>
    internal static Task<string> ReadRestAsync(this StreamReader reader) => reader.ReadToEndAsync(Token).WaitAsync(TestTimeouts.Default, Token);
}
