using System.Buffers.Binary;
using System.Text;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>
/// The fields of one protobuf message, read without its schema (https://protobuf.dev/programming-guides/encoding/), so that what we export
/// is checked by other code than that which wrote it.
/// </summary>
internal sealed class Protobuf
{
    private readonly List<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> _fields = [];

    internal Protobuf(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty)
        {
            var key = ReadVarint(ref message);
            ulong value = 0;
            var bytes = ReadOnlyMemory<byte>.Empty;
            switch (key & 7)
            {
                case 0:
                    value = ReadVarint(ref message);
                    break;
                case 1:
                    value = BinaryPrimitives.ReadUInt64LittleEndian(message.Span);
                    message = message[8..];
                    break;
                case 2:
                    var length = (int)ReadVarint(ref message);
                    bytes = message[..length];
                    message = message[length..];
                    break;
                case 5:
                    value = BinaryPrimitives.ReadUInt32LittleEndian(message.Span);
                    message = message[4..];
                    break;
                default:
                    throw new FormatException($"Wire type {key & 7} is not one.");
            }

            _fields.Add(((int)(key >> 3), value, bytes));
        }
    }

    internal IEnumerable<Protobuf> Messages(int number) =>
        _fields.Where(field => field.Number == number).Select(field => new Protobuf(field.Bytes));

    internal string Text(int number) => Encoding.UTF8.GetString(Bytes(number).Span);

    internal string Hex(int number) => Convert.ToHexStringLower(Bytes(number).Span);

    internal ulong Number(int number) => _fields.Find(field => field.Number == number).Value;

    private ReadOnlyMemory<byte> Bytes(int number) => _fields.Find(field => field.Number == number).Bytes;

    private static ulong ReadVarint(ref ReadOnlyMemory<byte> message)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message.Span[0];
            message = message[1..];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
