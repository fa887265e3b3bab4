namespace Aspire.Hosting.Dcp.Model;

/// <summary>An object of the engine: what is wanted and what is.</summary>
internal sealed class DcpObject<TSpec, TStatus>
    where TSpec : class, new()
    where TStatus : class
{
    public string ApiVersion { get; set; } = "usvc-dev.developer.microsoft.com/v1";

    public string Kind { get; set; } = "";

    public ObjectMetadata Metadata { get; set; } = new();

    public TSpec Spec { get; set; } = new();

    public TStatus? Status { get; set; }
}
