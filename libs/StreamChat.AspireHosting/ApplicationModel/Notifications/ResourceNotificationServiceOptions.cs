namespace Aspire.Hosting.ApplicationModel;

/// <summary>Defaults of <see cref="ResourceNotificationService"/>.</summary>
public sealed class ResourceNotificationServiceOptions
{
    /// <summary>Used by waits that name none.</summary>
    public WaitBehavior DefaultWaitBehavior { get; set; }
}
