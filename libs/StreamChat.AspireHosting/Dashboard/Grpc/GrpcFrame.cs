using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>
/// One message on the wire: a byte 0 (not compressed), the length in four bytes, big end first, then the message.
/// </summary>
internal static class GrpcFrame
{
    /// <summary>The longest message that is read; requests of the dashboard are tiny.</summary>
    internal const int MaxLength = 1_000_000;

    private const int HeaderLength = 5;

    internal static void Write(PipeWriter writer, IMessage message)
    {
        var header = writer.GetSpan(HeaderLength);
        header[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], message.CalculateSize());
        writer.Advance(HeaderLength);
        message.WriteTo(writer);
    }

    /// <summary>The next message; null at the end of the stream.</summary>
    internal static async Task<T?> ReadAsync<T>(PipeReader reader, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (TryTake(read.Buffer, out var message))
            {
                var parsed = Parse(parser, message);
                reader.AdvanceTo(message.End);
                return parsed;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return read.Buffer.IsEmpty ? null : throw new GrpcException(GrpcStatus.InvalidArgument, "The request ends within a message.");
            }
        }
    }

    private static T Parse<T>(MessageParser<T> parser, ReadOnlySequence<byte> message) where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(message);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, "The request is not the message of this method.", e);
        }
    }

    private static bool TryTake(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> message)
    {
        message = default;
        if (buffer.Length < HeaderLength)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        buffer.Slice(0, HeaderLength).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (header[0] != 0)
        {
            throw new GrpcException(GrpcStatus.Unimplemented, "Compressed messages are not read here.");
        }

        if (length > MaxLength)
        {
            throw new GrpcException(GrpcStatus.ResourceExhausted, $"A message of {length} bytes is too long.");
        }

        if (buffer.Length < HeaderLength + length)
        {
            return false;
        }

        message = buffer.Slice(HeaderLength, length);
        return true;
    }
}
