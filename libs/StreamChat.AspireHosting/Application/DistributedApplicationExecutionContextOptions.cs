namespace Aspire.Hosting;

/// <summary>What an execution context is made from.</summary>
public class DistributedApplicationExecutionContextOptions
{
    /// <summary>For an operation.</summary>
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation) => Operation = operation;

    /// <summary>For an operation with a named publisher.</summary>
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation, string publisherName)
        : this(operation) => PublisherName = publisherName;

    /// <summary>The services, once the application is built.</summary>
    public IServiceProvider? ServiceProvider { get; set; }

    /// <summary>The operation.</summary>
    public DistributedApplicationOperation Operation { get; }

    /// <summary>The publisher.</summary>
    public string? PublisherName { get; }
}
