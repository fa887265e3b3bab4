namespace Aspire.Hosting;

/// <summary>What is being done with the application, and by which services.</summary>
public class DistributedApplicationExecutionContext
{
    private readonly DistributedApplicationExecutionContextOptions _options;

    /// <summary>For an operation.</summary>
    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
        : this(new DistributedApplicationExecutionContextOptions(operation))
    {
    }

    /// <summary>For an operation with a named publisher.</summary>
    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation, string publisherName)
        : this(new DistributedApplicationExecutionContextOptions(operation, publisherName))
    {
    }

    /// <summary>From options.</summary>
    public DistributedApplicationExecutionContext(DistributedApplicationExecutionContextOptions options)
    {
        _options = options;
        PublisherName = options.PublisherName ?? "manifest";
    }

    /// <summary>The publisher.</summary>
    public string PublisherName { get; set; }

    /// <summary>The operation.</summary>
    public DistributedApplicationOperation Operation => _options.Operation;

    /// <summary>The services; they exist once the application is built.</summary>
    public IServiceProvider ServiceProvider =>
        _options.ServiceProvider ?? throw new InvalidOperationException("IServiceProvider is not available because the application has not been built.");

    /// <summary>Whether what deploys the application is written.</summary>
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    /// <summary>Whether the application runs on this machine.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;
}
