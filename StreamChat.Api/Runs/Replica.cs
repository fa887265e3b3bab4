namespace StreamChat.Api.Runs;

/// <summary>This process among those that share a store.</summary>
/// <param name="Id">New with every process, so that what a dead one owned is never taken for ours.</param>
internal sealed record Replica(string Id)
{
    internal static Replica New() => new(Guid.CreateVersion7().ToString("N"));
}
