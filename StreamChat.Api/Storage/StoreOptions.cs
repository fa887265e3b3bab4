using System.ComponentModel.DataAnnotations;

namespace StreamChat.Api.Storage;

/// <summary>Where conversations are kept without Redis, and, in every store, how long what is only needed for a while is kept.</summary>
internal sealed class StoreOptions
{
    internal const string SectionName = "Storage";

    /// <summary>
    /// The embedded store's file; default <c>streamchat.db</c> in a folder of this application among the user's data. <c>:memory:</c> keeps
    /// nothing beyond the process. Without effect where Redis is used.
    /// </summary>
    public string? File { get; set; }

    /// <summary>
    /// How long a call of the embedded store may take before the store counts as away; default 1 s. What a caller brings at once, such as an
    /// import, may take ten times that. Without effect where Redis is used, whose calls end within a second, as replicas' leases depend on it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after its end a run's events can still be read from any point; default 10 minutes. Later readers get the whole message.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LogRetention { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after its end a run's record is found; default 24 hours. Messages stay.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan RunRetention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long an idempotency key stands for the run that it started; default 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan IdempotencyRetention { get; set; } = TimeSpan.FromHours(24);
}
