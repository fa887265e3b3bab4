using Xunit;

namespace StreamChat.Tests.Architecture;

/// <summary>The table "who may know whom" of docs/architecture.md.</summary>
public sealed class RoomTests
{
    public static TheoryData<string> Folders => [.. Rooms.All.Select(room => room.Folder)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Room_KnowsNoneOfTheForbidden(string folder)
    {
        var broken = from room in Rooms.All
                     where room.Folder == folder
                     from file in Sources.Under(folder)
                     from space in room.Forbidden
                     from line in NamespaceNames.Find(file, space)
                     select line;

        Assert.Empty(broken);
    }

    [Fact]
    public void Namespace_IsTheFolder()
    {
        var wrong = Sources.All
            .Where(file => file.StartsWith("StreamChat.", StringComparison.Ordinal))
            .Where(file => Sources.Lines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal)) is { } line
                && line != $"namespace {Path.GetDirectoryName(file)!.Replace('/', '.').Replace('\\', '.')};");

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("StreamChat.Api/Chat/ChatService.cs", "StreamChat.Api.Providers")]
    [InlineData("StreamChat.Api/Providers/Transport/ProviderWire.cs", "OpenAI")]
    [InlineData("StreamChat.ServiceDefaults/Telemetry/TelemetryExtensions.cs", "OpenTelemetry")]
    public void Search_FindsWhatIsThere(string file, string space) => Assert.NotEmpty(NamespaceNames.Find(file, space));
}
