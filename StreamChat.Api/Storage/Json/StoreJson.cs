using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Json;

/// <summary>
/// How the stored records are written and read, in every store alike: <c>JsonSerializer.SerializeToUtf8Bytes(run, StoreJson.Run)</c>. A
/// property that older records lack is read as its type's default (0, false, null), whatever its initialiser says: so it is with
/// generated code and init-only properties.
/// </summary>
internal static class StoreJson
{
    // Nobody shows this JSON in a page, so nothing but what JSON itself demands is escaped: a third of the bytes for Chinese.
    private static readonly StoreJsonContext Context = new(new JsonSerializerOptions(StoreJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    internal static JsonTypeInfo<Conversation> Conversation => Context.Conversation;

    internal static JsonTypeInfo<Message> Message => Context.Message;

    internal static JsonTypeInfo<Run> Run => Context.Run;

    internal static JsonTypeInfo<ApiKey> ApiKey => Context.ApiKey;
}
