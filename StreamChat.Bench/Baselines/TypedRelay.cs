using System.Buffers;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;

namespace StreamChat.Bench.Baselines;

/// <summary>
/// A baseline: the provider's answer through the OpenAI package's typed stream, each update written as a chunk again. So most relays in .NET are
/// written; it has no other feature.
/// </summary>
internal sealed class TypedRelay(HttpClientPipelineTransport transport, Uri provider)
{
    internal static async Task<int> RunAsync(Arguments arguments)
    {
        using var http = new HttpClient(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero }) { Timeout = Timeout.InfiniteTimeSpan };
        var relay = new TypedRelay(new HttpClientPipelineTransport(http), new Uri(new Uri(arguments.Text("--provider")), "/v1"));
        await using var app = BaselineHost.Build(arguments);
        app.MapGet("/ready", () => "ready");
        app.MapFallback(relay.RelayAsync);
        await app.RunAsync();
        return 0;
    }

    private async Task RelayAsync(HttpContext context)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body);
        var model = request.RootElement.GetProperty("model").GetString()!;
        var prompt = request.RootElement.GetProperty("messages")[0].GetProperty("content").GetString()!;
        var options = new OpenAIClientOptions { Endpoint = provider, Transport = transport, NetworkTimeout = Timeout.InfiniteTimeSpan };
        var chat = new ChatClient(model, new ApiKeyCredential("bench"), options);
        context.Response.ContentType = "text/event-stream";
        var output = context.Response.BodyWriter;
        try
        {
            await foreach (var update in chat.CompleteChatStreamingAsync([new UserChatMessage(prompt)], cancellationToken: context.RequestAborted))
            {
                Write(output, update);
                await output.FlushAsync(context.RequestAborted);
            }

            output.Write("data: [DONE]\n\n"u8);
            await output.FlushAsync(context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left.
        }
    }

    private static void Write(IBufferWriter<byte> output, StreamingChatCompletionUpdate update)
    {
        output.Write("data: "u8);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, update.CompletionId);
            json.WriteString("object"u8, "chat.completion.chunk"u8);
            json.WriteString("model"u8, update.Model);
            json.WriteStartArray("choices"u8);
            json.WriteStartObject();
            json.WriteNumber("index"u8, 0);
            json.WriteStartObject("delta"u8);
            if (update.Role is not null)
            {
                json.WriteString("role"u8, "assistant"u8);
            }

            json.WriteString("content"u8, string.Concat(update.ContentUpdate.Select(part => part.Text)));
            json.WriteEndObject();
            json.WriteString("finish_reason"u8, update.FinishReason == ChatFinishReason.Stop ? "stop" : null);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }
}
