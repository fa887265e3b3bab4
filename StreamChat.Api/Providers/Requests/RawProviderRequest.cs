using System.Buffers;
using System.Text.Json;

namespace StreamChat.Api.Providers.Requests;

/// <summary>A request that already is in OpenAI's wire format and is forwarded as it is; only an absent model is filled in.</summary>
/// <param name="Body">A JSON object.</param>
/// <param name="Model">The model in it, or null when it names none.</param>
/// <param name="IsStream">Whether it asks for a stream.</param>
internal sealed record RawProviderRequest(ReadOnlyMemory<byte> Body, string? Model, bool IsStream) : ProviderRequest(Model)
{
    internal override bool Streams => IsStream;

    internal override BinaryData Write(string model, ProviderKind kind) =>
        Model is null ? BinaryData.FromBytes(WithModel(model)) : BinaryData.FromBytes(Body);

    private ReadOnlyMemory<byte> WithModel(string model)
    {
        using var document = JsonDocument.Parse(Body);
        var buffer = new ArrayBufferWriter<byte>(Body.Length + 256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("model"u8, model);
        foreach (var property in document.RootElement.EnumerateObject().Where(property => !property.NameEquals("model"u8)))
        {
            json.WritePropertyName(property.Name);
            json.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true); // keeps numbers as they were written
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
