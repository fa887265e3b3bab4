namespace StreamChat.Api.Storage;

/// <summary>The store did not answer in time, or could not do what was asked: it is down, loading, full, read-only or refuses us.</summary>
/// <param name="reason">A short name of what is wrong, for the log: <c>timeout</c>, <c>no connection</c>, <c>loading</c>, <c>full</c>, …</param>
/// <param name="inner">What the client library said.</param>
internal sealed class StoreUnavailableException(string reason, Exception? inner = null) : Exception($"The store is not available: {reason}.", inner)
{
    internal string Reason => reason;
}
