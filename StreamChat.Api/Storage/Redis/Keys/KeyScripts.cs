using StreamChat.Api.Storage.Redis.Connection;

namespace StreamChat.Api.Storage.Redis.Keys;

/// <summary>What the server does for API keys, each in one step.</summary>
internal static class KeyScripts
{
    internal static readonly RedisScript Point = RedisScript.Alone("Keys.Point");
    internal static readonly RedisScript Owner = RedisScript.Alone("Keys.Owner", writes: false);
    internal static readonly RedisScript Unpoint = RedisScript.Alone("Keys.Unpoint");
    internal static readonly RedisScript Add = RedisScript.Writing("Keys.Add");
    internal static readonly RedisScript List = RedisScript.Reading("Keys.List");
    internal static readonly RedisScript Find = RedisScript.Reading("Keys.Find");
    internal static readonly RedisScript Remove = RedisScript.Writing("Keys.Remove");
    internal static readonly RedisScript RemoveAll = RedisScript.Writing("Keys.RemoveAll");
    internal static readonly RedisScript NoteUse = RedisScript.Writing("Keys.NoteUse");
}
