using System.Text;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>Reads <c>GET /stream</c> as an <c>EventSource</c> does: whole events only, and on its return it says which it saw last.</summary>
internal sealed class EventSourceReader(string path)
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _ids = [];
    private string? _lastId;

    /// <summary>The text of all messages so far.</summary>
    internal string Text => _text.ToString();

    /// <summary>The ids of all messages so far.</summary>
    internal IReadOnlyList<string> Ids => _ids;

    /// <summary>Whether <c>done</c> has come.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>Reads so many bytes, or to the end, and leaves.</summary>
    internal async Task ReadAsync(HttpClient client, int bytes)
    {
        using var response = await SendAsync(client);
        Assert.Equal(200, (int)response.StatusCode);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken).Bounded();
        using MemoryStream all = new();
        var buffer = new byte[997];
        while (all.Length < bytes
            && await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, bytes - all.Length)), TestContext.Current.CancellationToken).AsTask().Bounded() is var count and > 0)
        {
            all.Write(buffer, 0, count);
        }

        Take(all.ToArray());
    }

    internal async Task<HttpResponseMessage> SendAsync(HttpClient client)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (_lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", _lastId);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken).Bounded();
    }

    /// <summary>An event counts once its empty line is there; what comes after the last one is half an event.</summary>
    private void Take(byte[] bytes)
    {
        var whole = bytes.AsSpan(0, bytes.AsSpan().LastIndexOf("\n\n"u8) is var end and >= 0 ? end : 0);
        foreach (var block in Encoding.UTF8.GetString(whole).Split("\n\n"))
        {
            var lines = block.Split('\n');
            var kind = Field(lines, "event").FirstOrDefault();
            _lastId = Field(lines, "id").FirstOrDefault(_lastId);
            IsDone |= kind == "done";
            Assert.NotEqual("error", kind);
            if (kind is null && Field(lines, "data").ToList() is { Count: > 0 } data)
            {
                _ids.Add(_lastId!);
                _text.Append(string.Join('\n', data));
            }
        }
    }

    private static IEnumerable<string> Field(string[] lines, string name) =>
        lines.Where(line => line.StartsWith($"{name}: ", StringComparison.Ordinal)).Select(line => line[(name.Length + 2)..]);
}
