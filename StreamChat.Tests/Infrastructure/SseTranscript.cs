using System.Text;
using System.Text.Json;
using Xunit;

namespace StreamChat.Tests.Infrastructure;

/// <summary>All that came of a streamed response, and whether it ended cleanly.</summary>
/// <param name="Bytes">The body as it came.</param>
/// <param name="WasCut">True when the connection broke before the body's end.</param>
internal sealed record SseTranscript(byte[] Bytes, bool WasCut)
{
    internal string Text => Encoding.UTF8.GetString(Bytes);

    internal IReadOnlyList<string> Lines => Text.Split('\n');

    /// <summary>The payloads of the lines <c>data: …</c>.</summary>
    internal IReadOnlyList<string> Data =>
        [.. Lines.Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line["data: ".Length..])];

    /// <summary>The payloads that are JSON, which all but <c>[DONE]</c> must be.</summary>
    internal IReadOnlyList<JsonElement> Frames =>
        [.. Data.Where(data => data != "[DONE]").Select(data => JsonSerializer.Deserialize<JsonElement>(data))];

    internal bool IsDone => Data.Count > 0 && Data[^1] == "[DONE]";

    /// <summary>Reads a response to its end, clean or not.</summary>
    internal static async Task<SseTranscript> ReadAsync(HttpResponseMessage response)
    {
        var token = TestContext.Current.CancellationToken;
        using MemoryStream all = new();
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(token);
            await body.CopyToAsync(all, token).WaitAsync(TestTimeouts.Default, token);
            return new SseTranscript(all.ToArray(), WasCut: false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return new SseTranscript(all.ToArray(), WasCut: true);
        }
    }
}
