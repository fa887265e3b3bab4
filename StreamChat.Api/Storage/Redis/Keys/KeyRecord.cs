using System.Globalization;
using System.Text.Json;
using StreamChat.Api.Storage.Json;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Redis.Keys;

/// <summary>Writes and reads a key's record; when it was used lies beside it.</summary>
internal static class KeyRecord
{
    internal static byte[] Write(ApiKey key) => JsonSerializer.SerializeToUtf8Bytes(key, StoreJson.ApiKey);

    internal static ApiKey Read(string json, string? usedAt) => JsonSerializer.Deserialize(json, StoreJson.ApiKey)! with
    {
        LastUsedAt = string.IsNullOrEmpty(usedAt) ? null : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(usedAt, CultureInfo.InvariantCulture)),
    };
}
