namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>Whom a resource calls, found while its values were read.</summary>
internal sealed class CallList
{
    /// <summary>Ports of other resources.</summary>
    public HashSet<Call> Inside { get; } = [];

    /// <summary>Addresses that are none of the model's.</summary>
    public HashSet<Uri> Outside { get; } = [];

    /// <summary>Whether something is called by a connection string that is a secret, and so at an address that is not known here.</summary>
    public bool Unknown { get; set; }
}
