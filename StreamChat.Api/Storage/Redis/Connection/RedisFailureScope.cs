namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>Which calls fail when one did.</summary>
internal enum RedisFailureScope
{
    /// <summary>This one; the next may do better.</summary>
    This,

    /// <summary>All that write.</summary>
    Writes,

    /// <summary>All.</summary>
    All,
}
