using StackExchange.Redis;

namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>What a failed call says about the server.</summary>
/// <param name="Reason">A short name for the log.</param>
/// <param name="Scope">Which calls would fail alike.</param>
internal readonly record struct RedisFailure(string Reason, RedisFailureScope Scope)
{
    private const string NotAuthenticated = "no authentication";

    // What error replies begin with, and what it means for us. Before 7.0 the server puts what a script ran into inside of its own error.
    private static readonly (string Code, RedisFailure Failure)[] Replies =
    [
        ("OOM", new("full", RedisFailureScope.Writes)),
        ("MISCONF", new("cannot save", RedisFailureScope.Writes)),
        ("READONLY", new("read-only", RedisFailureScope.Writes)),
        ("NOREPLICAS", new("too few replicas", RedisFailureScope.Writes)),
        ("LOADING", new("loading", RedisFailureScope.All)),
        ("NOAUTH", new(NotAuthenticated, RedisFailureScope.All)),
        ("WRONGPASS", new(NotAuthenticated, RedisFailureScope.All)),
        ("NOPERM", new("no permission", RedisFailureScope.All)),
        ("BUSY", new("busy", RedisFailureScope.All)),
        ("MASTERDOWN", new("primary down", RedisFailureScope.All)),
        ("CLUSTERDOWN", new("cluster down", RedisFailureScope.All)),
    ];

    internal static RedisFailure Of(Exception exception) => exception switch
    {
        TimeoutException => new("timeout", RedisFailureScope.All),
        RedisServerException server => OfReply(server.Message),
        RedisConnectionException connection when IsAboutUs(connection) => new(NotAuthenticated, RedisFailureScope.This),
        RedisConnectionException or ObjectDisposedException or OperationCanceledException => new("no connection", RedisFailureScope.This),
        _ => new("error", RedisFailureScope.This),
    };

    /// <summary>There is no connection because we may not have one; that is the inner exception of there being none.</summary>
    private static bool IsAboutUs(RedisConnectionException exception) =>
        exception.FailureType is ConnectionFailureType.AuthenticationFailure
        || (exception.InnerException is RedisConnectionException inner && IsAboutUs(inner));

    private static RedisFailure OfReply(string message)
    {
        foreach (var (code, failure) in Replies)
        {
            if (message.StartsWith(code, StringComparison.Ordinal) || message.Contains($": -{code} ", StringComparison.Ordinal))
            {
                return failure;
            }
        }

        return new("error", RedisFailureScope.This);
    }
}
