using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StreamChat.Tests.Architecture;
using Xunit;

namespace StreamChat.Tests.SupplyChain;

/// <summary>The built page names the hash of every script and style that it loads, at once or later.</summary>
public sealed partial class PageIntegrityTests
{
    private static readonly string Built = Path.Combine(Sources.Root, "StreamChat.Frontend", "wwwroot");

    [Theory]
    [InlineData("index.html")]
    [InlineData("reference.html")]
    public void EveryFile_IsNamedWithItsHash(string page)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Built, page)), "The page is not built: node StreamChat.Frontend/Client/build.mjs");
        var html = File.ReadAllText(Path.Combine(Built, page));
        var tags = LoadingTag().Matches(html).Select(match => match.Value).ToArray();

        Assert.True(tags.Length >= 3);
        Assert.All(tags, tag => Assert.Contains($"integrity=\"{Hash(PathOf(tag), "sha384")}\"", tag, StringComparison.Ordinal));

        var map = JsonNode.Parse(ImportMap().Match(html).Groups[1].Value)!["integrity"]!.AsObject();
        var scripts = Directory.GetFiles(Path.Combine(Built, "assets"), "*.js");
        Assert.Equal(
            scripts.Select(script => KeyValuePair.Create($"/assets/{Path.GetFileName(script)}", Hash(script, "sha256"))).OrderBy(script => script.Key, StringComparer.Ordinal),
            map.Select(entry => KeyValuePair.Create(entry.Key, (string)entry.Value!)).OrderBy(entry => entry.Key, StringComparer.Ordinal));
        Assert.True(html.IndexOf("importmap", StringComparison.Ordinal) < html.IndexOf("type=\"module\"", StringComparison.Ordinal));
    }

    private static string PathOf(string tag) => Path.Combine(Built, Address().Match(tag).Groups[1].Value);

    private static string Hash(string file, string algorithm)
    {
        var bytes = File.ReadAllBytes(file);
        return $"{algorithm}-{Convert.ToBase64String(algorithm == "sha384" ? SHA384.HashData(bytes) : SHA256.HashData(bytes))}";
    }

    [GeneratedRegex("""<script[^>]* src="[^>]*>|<link rel="(stylesheet|modulepreload)"[^>]*>""")]
    private static partial Regex LoadingTag();

    [GeneratedRegex("""<script type="importmap" nonce="{{nonce}}">(.*?)</script>""")]
    private static partial Regex ImportMap();

    [GeneratedRegex("""(?:src|href)="/([^"]+)""")]
    private static partial Regex Address();
}
