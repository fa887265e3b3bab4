namespace Aspire.Hosting.ApplicationModel;

/// <summary>How long a reader of a console log stays.</summary>
internal enum LogFollowing
{
    /// <summary>It takes what is there.</summary>
    None,

    /// <summary>It stays until the log is completed.</summary>
    UntilCompleted,

    /// <summary>It stays through stops and restarts, until its token fires.</summary>
    Always,
}
