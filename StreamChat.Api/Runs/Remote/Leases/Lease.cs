namespace StreamChat.Api.Runs.Remote.Leases;

/// <summary>The times by which replicas know that one of them is gone.</summary>
internal static class Lease
{
    /// <summary>How long a replica counts as alive after it last said so.</summary>
    internal static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    /// <summary>How often it says so, and how often the others look: twice it may fail.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
}
