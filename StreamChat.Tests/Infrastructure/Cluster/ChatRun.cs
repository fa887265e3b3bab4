namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>A run that was started, and where its answer goes.</summary>
internal sealed record ChatRun(string Conversation, string Id, string Message);
