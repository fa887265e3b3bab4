using System.Buffers.Binary;
using Google.Protobuf;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>An answer of a gRPC call, read byte by byte.</summary>
internal sealed class GrpcAnswer(HttpResponseMessage response, Stream body) : IDisposable
{
    /// <summary>The next message; null at the end.</summary>
    internal async Task<T?> NextAsync<T>(MessageParser<T> parser) where T : class, IMessage<T>
    {
        var header = new byte[5];
        if (await body.ReadAtLeastAsync(header, 5, throwOnEndOfStream: false, TestContext.Current.CancellationToken).AsTask().Bounded() == 0)
        {
            return null;
        }

        Assert.Equal(0, header[0]);
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1))];
        Assert.InRange(message.Length, 0, 1_000_000);
        await body.ReadExactlyAsync(message, TestContext.Current.CancellationToken).AsTask().Bounded();
        return parser.ParseFrom(message);
    }

    /// <summary>Reads to the end and gives the status, and where it was: in the trailers, or in the headers of an answer without a body.</summary>
    internal async Task<(string? Status, string? Message)> EndAsync()
    {
        await body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken).Bounded();
        var fields = response.TrailingHeaders.Contains("grpc-status") ? response.TrailingHeaders : response.Headers;
        var message = fields.TryGetValues("grpc-message", out var messages) ? Uri.UnescapeDataString(messages.Single()) : null;
        return (fields.TryGetValues("grpc-status", out var values) ? values.Single() : null, message);
    }

    public void Dispose() => response.Dispose();
}
