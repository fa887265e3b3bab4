namespace StreamChat.Tests.Frontend;

/// <summary>A folder that looks like the built page, gone with the test.</summary>
internal sealed class BuiltPage : IDisposable
{
    /// <summary>As it is served to somebody who has no nonce.</summary>
    internal const string Html = "<!doctype html><title>StreamChat</title><script src=\"/theme.js\" nonce=\"\"></script>";
    internal const string Reference = "<!doctype html><title>API reference</title>";
    internal const string Script = "assets/index-B0a1c2d3.js";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("streamchat-page-");

    /// <summary>The setting that makes the frontend serve this folder.</summary>
    internal Dictionary<string, string?> Settings => new() { ["Page:Root"] = Path.Combine(_folder.FullName, "wwwroot") };

    internal BuiltPage Build()
    {
        var root = Directory.CreateDirectory(Path.Combine(_folder.FullName, "wwwroot"));
        root.CreateSubdirectory("assets");
        File.WriteAllText(Path.Combine(root.FullName, "index.html"), Html.Replace("nonce=\"\"", "nonce=\"{{nonce}}\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(root.FullName, "reference.html"), Reference);
        File.WriteAllText(Path.Combine(root.FullName, "theme.js"), "// theme");
        File.WriteAllText(Path.Combine(root.FullName, Script), string.Concat(Enumerable.Repeat("console.assert(true);\n", 200)));
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
