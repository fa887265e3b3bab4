using Xunit;

namespace StreamChat.Tests.Architecture;

/// <summary>Files that a person takes in at a glance, and folders that are one capability.</summary>
public sealed class SizeTests
{
    private const int MaxLines = 200;
    private const int MaxFiles = 12;
    private const int MaxProgramLines = 60;

    // Path and reason. Whoever adds a line here says why dividing would make it worse.
    private static readonly Dictionary<string, string> LongFiles = [];

    private static readonly Dictionary<string, string> FullFolders = new()
    {
        ["StreamChat.Tests/ServiceDefaults"] = "one small file for each promise of the service defaults",
    };

    [Fact]
    public void File_HasAtMost200Lines() =>
        Assert.DoesNotContain(Sources.All.Where(file => !LongFiles.ContainsKey(file)), file => Sources.Lines(file).Length > MaxLines);

    [Fact]
    public void Folder_HasAtMost12Files() =>
        Assert.Empty(Sources.All
            .GroupBy(file => Path.GetDirectoryName(file)!.Replace('\\', '/'))
            .Where(folder => folder.Count() > MaxFiles && !FullFolders.ContainsKey(folder.Key))
            .Select(folder => $"{folder.Key} has {folder.Count()}"));

    [Fact]
    public void Program_IsATableOfContents() =>
        Assert.DoesNotContain(Sources.All.Where(file => Path.GetFileName(file) == "Program.cs"), file => Sources.Lines(file).Length > MaxProgramLines);

    [Fact]
    public void Exceptions_AreStillNeeded()
    {
        Assert.All(LongFiles.Keys, file => Assert.True(Sources.Lines(file).Length > MaxLines));
        Assert.All(FullFolders.Keys, folder => Assert.True(Sources.All.Count(file => Path.GetDirectoryName(file)!.Replace('\\', '/') == folder) > MaxFiles));
    }
}
