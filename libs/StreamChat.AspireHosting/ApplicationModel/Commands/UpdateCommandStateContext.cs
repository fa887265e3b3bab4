namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a command's state may depend on.</summary>
public sealed class UpdateCommandStateContext
{
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    public required IServiceProvider ServiceProvider { get; init; }
}
