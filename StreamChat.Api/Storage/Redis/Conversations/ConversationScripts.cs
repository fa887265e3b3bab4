using StreamChat.Api.Storage.Redis.Connection;

namespace StreamChat.Api.Storage.Redis.Conversations;

/// <summary>What the server does for conversations, each in one step.</summary>
internal static class ConversationScripts
{
    internal static readonly RedisScript Add = RedisScript.Writing("Conversations.Add", "Conversations", "Words");
    internal static readonly RedisScript Index = RedisScript.Writing("Conversations.Index", "Words");
    internal static readonly RedisScript Unindex = RedisScript.Writing("Conversations.Unindex", "Words");
    internal static readonly RedisScript Find = RedisScript.Reading("Conversations.Find");
    internal static readonly RedisScript Record = RedisScript.Reading("Conversations.Record");
    internal static readonly RedisScript List = RedisScript.Reading("Conversations.List", "Pages");
    internal static readonly RedisScript Search = RedisScript.Reading("Conversations.Search", "Pages");
    internal static readonly RedisScript Update = RedisScript.Writing("Conversations.Update", "Conversations", "Words");
    internal static readonly RedisScript Delete = RedisScript.Writing("Conversations.Delete", "Conversations", "Words", "Runs");
    internal static readonly RedisScript DeleteSome = RedisScript.Writing("Conversations.DeleteSome", "Conversations", "Runs");
}
