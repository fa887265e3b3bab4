using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>One call: its requests, its responses, its end.</summary>
/// <param name="context">The HTTP/2 request that carries it.</param>
/// <param name="ended">Fires when the caller has gone or the service stops; ends reading and writing.</param>
internal sealed class GrpcCall(HttpContext context, CancellationToken ended)
{
    internal CancellationToken Ended { get; } = ended;

    /// <summary>The single request of a call that has one.</summary>
    internal async Task<T> ReadAsync<T>(MessageParser<T> parser) where T : class, IMessage<T> =>
        await GrpcFrame.ReadAsync(context.Request.BodyReader, parser, Ended)
        ?? throw new GrpcException(GrpcStatus.InvalidArgument, "The request is missing.");

    /// <summary>Sends the headers, which tells the caller that the stream is there, before there is anything to say.</summary>
    internal async Task StartAsync() => await context.Response.BodyWriter.FlushAsync(Ended);

    internal async Task WriteAsync(IMessage message)
    {
        GrpcFrame.Write(context.Response.BodyWriter, message);
        await context.Response.BodyWriter.FlushAsync(Ended);
    }

    /// <summary>Reads and forgets whatever the caller sends, until it stops sending.</summary>
    internal async Task DrainAsync()
    {
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(Ended);
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    /// <summary>Says how the call ended: in the trailers or, when nothing was sent yet, in the headers.</summary>
    internal void End(GrpcStatus status, string? message)
    {
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        var fields = context.Response.HasStarted
            ? context.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers
            : context.Response.Headers;
        fields["grpc-status"] = code;
        if (message is not null)
        {
            fields["grpc-message"] = Uri.EscapeDataString(message);
        }
    }
}
