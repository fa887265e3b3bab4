namespace Aspire.Hosting.ApplicationModel;

/// <summary>Who asks for a value: a container sees other addresses than a process on the host.</summary>
public class ValueProviderContext
{
    /// <summary>The operation and its services.</summary>
    public DistributedApplicationExecutionContext? ExecutionContext { get; init; }

    /// <summary>The resource that asks.</summary>
    public IResource? Caller { get; init; }

    /// <summary>The network from which the value must be usable.</summary>
    public NetworkIdentifier? Network { get; init; }
}
