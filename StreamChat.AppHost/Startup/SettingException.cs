namespace StreamChat.AppHost.Startup;

/// <summary>A setting of the AppHost itself is not valid; the message is the one line that the user sees.</summary>
internal sealed class SettingException(string message) : Exception(message);
