namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a probe decides.</summary>
public enum ProbeType
{
    /// <summary>Whether it has started.</summary>
    Startup,

    /// <summary>Whether it gets traffic.</summary>
    Readiness,

    /// <summary>Whether it is restarted.</summary>
    Liveness,
}
