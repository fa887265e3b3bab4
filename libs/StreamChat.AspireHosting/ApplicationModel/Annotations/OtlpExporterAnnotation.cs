namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource is told where to send its telemetry.</summary>
public class OtlpExporterAnnotation : IResourceAnnotation
{
    /// <summary>The protocol it must be told; null for any.</summary>
    public OtlpProtocol? RequiredProtocol { get; init; }
}
