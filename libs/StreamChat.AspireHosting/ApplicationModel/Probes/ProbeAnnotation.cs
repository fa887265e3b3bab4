using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A probe of the resource where it is deployed.</summary>
[Experimental("ASPIREPROBES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public abstract class ProbeAnnotation : IResourceAnnotation
{
    /// <summary>What it decides.</summary>
    public required ProbeType Type { get; init; }

    /// <summary>The pause before the first probe.</summary>
    public int InitialDelaySeconds { get; init; } = 5;

    /// <summary>The pause between probes.</summary>
    public int PeriodSeconds { get; init; } = 5;

    /// <summary>How long a probe may take.</summary>
    public int TimeoutSeconds { get; set; } = 1;

    /// <summary>How many probes in a row must fail.</summary>
    public int FailureThreshold { get; init; } = 3;

    /// <summary>How many probes in a row must pass.</summary>
    public int SuccessThreshold { get; init; } = 1;
}
