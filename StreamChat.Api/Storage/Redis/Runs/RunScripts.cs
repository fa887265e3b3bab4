using StreamChat.Api.Storage.Redis.Connection;

namespace StreamChat.Api.Storage.Redis.Runs;

/// <summary>What the server does for runs, each in one step.</summary>
internal static class RunScripts
{
    internal static readonly RedisScript Start = RedisScript.Writing("Runs.Start", "Conversations", "Words");
    internal static readonly RedisScript Append = RedisScript.Writing("Runs.Append", "Runs", "Log");
    internal static readonly RedisScript End = RedisScript.Writing("Runs.End", "Runs", "Log", "Conversations", "Words");
    internal static readonly RedisScript Read = RedisScript.Reading("Runs.Read", "Runs");
    internal static readonly RedisScript Find = RedisScript.Reading("Runs.Find");
    internal static readonly RedisScript Cancel = RedisScript.Reading("Runs.Cancel", "Runs");
    internal static readonly RedisScript Touch = RedisScript.Writing("Runs.Touch");
    internal static readonly RedisScript SinceReader = RedisScript.Reading("Runs.SinceReader");
    internal static readonly RedisScript Claim = RedisScript.Writing("Runs.Claim", "Runs");
    internal static readonly RedisScript Register = RedisScript.Alone("Replicas.Register");
    internal static readonly RedisScript Forget = RedisScript.Alone("Replicas.Forget");
    internal static readonly RedisScript Renew = RedisScript.Alone("Replicas.Renew");
    internal static readonly RedisScript Dead = RedisScript.Alone("Replicas.Dead");
}
