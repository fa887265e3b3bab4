namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a wait does when the awaited resource ends or cannot start.</summary>
public enum WaitBehavior
{
    WaitOnResourceUnavailable = 0,
    StopOnResourceUnavailable = 1,
}
