using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace StreamChat.Tests.App.Images;

/// <summary>An image as <c>docker load</c> takes it.</summary>
internal sealed class ImageArchive
{
    private readonly string _folder;
    private readonly JsonNode _manifest;

    private ImageArchive(string folder)
    {
        _folder = folder;
        _manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))![0]!;
    }

    internal string Tag => _manifest["RepoTags"]![0]!.GetValue<string>();

    /// <summary>How its process is started: user, entry point, folder.</summary>
    internal JsonNode Start => JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, _manifest["Config"]!.GetValue<string>())))!["config"]!;

    internal static ImageArchive Open(string file, string folder)
    {
        Unpack(file, folder);
        return new(folder);
    }

    /// <summary>Lays the files of its layers into <paramref name="root"/>, as an engine does.</summary>
    internal void LayOut(string root)
    {
        foreach (var layer in _manifest["Layers"]!.AsArray())
        {
            Unpack(Path.Combine(_folder, layer!.GetValue<string>()), root);
        }
    }

    private static void Unpack(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        using var source = File.OpenRead(file);
        var isCompressed = source.ReadByte() == 0x1f;
        source.Position = 0;
        using Stream content = isCompressed ? new GZipStream(source, CompressionMode.Decompress) : source;
        TarFile.ExtractToDirectory(content, folder, overwriteFiles: true);
    }
}
