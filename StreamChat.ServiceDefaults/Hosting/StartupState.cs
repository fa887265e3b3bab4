namespace StreamChat.ServiceDefaults.Hosting;

/// <summary>Whether this service has come up.</summary>
internal sealed class StartupState
{
    internal volatile bool IsStarted;
}
