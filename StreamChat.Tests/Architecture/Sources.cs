using System.Runtime.CompilerServices;

namespace StreamChat.Tests.Architecture;

/// <summary>The C# files of the solution, as the architecture tests read them.</summary>
internal static class Sources
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", ".git"];

    /// <summary>The folder of the solution file.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>Every file, its path relative to the root and with slashes.</summary>
    internal static IReadOnlyList<string> All { get; } = [.. List(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    /// <summary>The files in a folder and below it.</summary>
    internal static IEnumerable<string> Under(string folder) =>
        All.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal));

    internal static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static IEnumerable<string> List(DirectoryInfo folder) =>
        folder.EnumerateFiles("*.cs").Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Concat(folder.EnumerateDirectories().Where(inner => !NotOurs.Contains(inner.Name)).SelectMany(List));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var start = File.Exists(here) ? Path.GetDirectoryName(here) : AppContext.BaseDirectory;
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "StreamChat.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests must run within the solution's folder.");
    }
}
