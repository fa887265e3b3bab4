namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a state means for the commands start, stop and restart.</summary>
internal enum LifecyclePhase
{
    Down,
    Waiting,
    Starting,
    Up,
    Stopping,
}
