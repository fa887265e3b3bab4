using System.Globalization;
using StackExchange.Redis;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Redis;

/// <summary>
/// Where what is kept, and what is announced where. All keys of an owner begin with <c>sc:{owner}:</c>, so that they lie in one slot of a
/// cluster and one script can change them in one step; <c>README.md</c> in this folder lists them. Scripts make the rest of a key themselves.
/// </summary>
internal static class RedisKeys
{
    /// <summary>Replicas by the end of their leases, in milliseconds of the server's clock.</summary>
    internal static readonly RedisKey Replicas = "sc:replicas:{leases}";

    /// <summary>Since when replicas have a lease again whose lease had lapsed.</summary>
    internal static readonly RedisKey ReplicasBack = "sc:replicas:{leases}:back";

    /// <summary>What all keys of an owner begin with.</summary>
    internal static RedisKey Of(string owner) => Prefix(owner);

    /// <summary>Where it is kept whose an API key is.</summary>
    internal static RedisKey OwnerOf(string keyId) => $"sc:key:{{{keyId}}}";

    /// <summary>The runs that a replica may have in progress, each as <see cref="Entry"/>.</summary>
    internal static RedisKey RunsOf(string replicaId) => $"sc:replica:{{leases}}:{replicaId}";

    /// <summary>A run as it is named outside of its owner's keys.</summary>
    internal static string Entry(RunKey key) => $"{key.Owner} {key.RunId}";

    /// <summary>Reads what <see cref="Entry"/> wrote; no owner has a space.</summary>
    internal static RunKey ParseEntry(string entry)
    {
        var space = entry.IndexOf(' ', StringComparison.Ordinal);
        return new RunKey(entry[..space], entry[(space + 1)..]);
    }

    /// <summary>Where the last event of a run's log is announced, or <see cref="Gone"/>.</summary>
    internal static RedisChannel Appended(RunKey key) => Channel($"{Prefix(key.Owner)}appended:{key.RunId}");

    /// <summary>Where a replica is asked to end a run.</summary>
    internal static RedisChannel Cancels(string replicaId) => Channel($"sc:cancel:{replicaId}");

    /// <summary>Where what happens in a conversation is announced.</summary>
    internal static RedisChannel Happened(string owner, string conversationId) => Channel($"{Prefix(owner)}happened:{conversationId}");

    /// <summary>Announced where a run's log was removed.</summary>
    internal const string Gone = "gone";

    private static string Prefix(string owner) => string.Create(CultureInfo.InvariantCulture, $"sc:{{{owner}}}:");

    private static RedisChannel Channel(string name) => new(name, RedisChannel.PatternMode.Literal);
}
