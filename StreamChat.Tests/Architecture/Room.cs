namespace StreamChat.Tests.Architecture;

/// <summary>One row of the table in docs/architecture.md: what a room may not know.</summary>
/// <param name="Folder">The room.</param>
/// <param name="Forbidden">Namespaces whose types it may not name, those below them included.</param>
internal sealed record Room(string Folder, params string[] Forbidden)
{

    public override string ToString() => Folder;
}
