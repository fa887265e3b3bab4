using StackExchange.Redis;

namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>Takes apart what scripts return, where it is known what that is: later clients say of all of it that it might be nothing.</summary>
internal static class RedisReplies
{
    internal static RedisResult[] Parts(this RedisResult reply) => ((RedisResult[]?)reply)!;

    internal static string Text(this RedisResult reply) => ((string?)reply)!;

    internal static byte[] Bytes(this RedisResult reply) => ((byte[]?)reply)!;

    /// <summary>Texts, none of which is missing.</summary>
    internal static string[] Texts(this RedisResult reply) => ((string[]?)(object?)(string?[]?)reply)!;

    /// <summary>Texts, of which some may be missing.</summary>
    internal static string?[] TextsOrNulls(this RedisResult reply) => ((string?[]?)reply)!;

    internal static byte[][] AllBytes(this RedisResult reply) => ((byte[][]?)(object?)(byte[]?[]?)reply)!;
}
