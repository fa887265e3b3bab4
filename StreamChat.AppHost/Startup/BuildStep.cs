namespace StreamChat.AppHost.Startup;

/// <summary>The resource that runs once, before the others can serve.</summary>
internal sealed record BuildStep(IResource Resource);
