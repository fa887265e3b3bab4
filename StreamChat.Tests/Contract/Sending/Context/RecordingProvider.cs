using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.Contract.Sending.Context;

/// <summary>A provider that keeps what it is sent and answers each time with the same few tokens, as long as it may.</summary>
internal sealed class RecordingProvider : IAsyncDisposable
{
    private const string Answer =
        "data: {\"choices\":[{\"delta\":{\"content\":\"half an answer\"}}]}\n\n" +
        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}\n\n" +
        "data: [DONE]\n\n";

    private readonly ConcurrentQueue<JsonElement> _requests = [];
    private UpstreamHost _host = null!;

    internal Uri Address => new(_host.Address, "v1");

    /// <summary>Role and text of what the last call was sent.</summary>
    internal IReadOnlyList<(string Role, string Content)> LastMessages =>
    [
        .. _requests.Last().GetProperty("messages").EnumerateArray()
            .Select(message => (message.GetProperty("role").GetString()!, message.GetProperty("content").GetString()!)),
    ];

    /// <param name="window">What its list says of the one model's window; null for nothing.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    internal static async Task<RecordingProvider> StartAsync(int? window, CancellationToken cancellationToken)
    {
        RecordingProvider provider = new();
        var list = JsonSerializer.Serialize(new { data = new[] { new { id = "simulator", context_length = window } } });
        provider._host = await UpstreamHost.StartAsync(
            context => context.Request.Method == HttpMethods.Get ? context.Response.WriteAsync(list) : provider.AnswerAsync(context), cancellationToken);
        return provider;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        _requests.Enqueue(await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body));
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(Answer);
    }
}
