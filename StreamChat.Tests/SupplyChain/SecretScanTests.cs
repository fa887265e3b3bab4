using System.Text;
using StreamChat.Tests.Architecture;
using Xunit;

namespace StreamChat.Tests.SupplyChain;

/// <summary>No credential is in the repository, and none in what is made of it.</summary>
public sealed class SecretScanTests
{
    private static readonly string[] NotTracked = ["bin", "obj", "node_modules", ".git", "artifacts", "wwwroot", "TestResults", "data", "k8s", ".vs", ".idea"];
    private static readonly string[] Pictures = [".png", ".jpg", ".ico", ".woff2"];

    public static TheoryData<string> Credentials =>
    [
        "sk-" + new string('a', 24),
        $"sc_{new string('0', 16)}_{new string('f', 64)}",
        "-----BEGIN EC " + "PRIVATE KEY-----\nMHcCAQ",
        "AKIA" + new string('Z', 16),
        "https://user:" + "hunter2hunter2@host",
        "\"password\": " + $"\"{new string('q', 20)}\"",
        "ApiKey = " + $"\"{new string('q', 20)}\"",
    ];

    [Theory]
    [MemberData(nameof(Credentials))]
    public void Credential_IsFound(string credential) => Assert.Single(SecretPatterns.Find($"before {credential} after"));

    [Fact]
    public void Repository_HoldsNone()
    {
        var files = Under(new DirectoryInfo(Sources.Root)).Where(file => !Pictures.Contains(file.Extension)).ToArray();

        Assert.True(files.Length > 1000);
        Assert.Empty(files.SelectMany(file => SecretPatterns.Find(File.ReadAllText(file.FullName)).Select(found => $"{file.FullName}: {found}")));
    }

    [Fact]
    public void Output_HoldsNone()
    {
        var page = new DirectoryInfo(Path.Combine(Sources.Root, "StreamChat.Frontend", "wwwroot"));
        var files = new DirectoryInfo(AppContext.BaseDirectory).GetFiles("StreamChat.*")
            .Where(file => !file.Name.StartsWith("StreamChat.Tests", StringComparison.Ordinal))
            .Concat(page.Exists ? page.EnumerateFiles("*", SearchOption.AllDirectories) : [])
            .ToArray();

        Assert.Contains(files, file => file.Name == "StreamChat.Api.dll");
        Assert.Empty(files.SelectMany(file => SecretPatterns.Find(Letters(file)).Select(found => $"{file.FullName}: {found}")));
    }

    // Texts in an assembly have two bytes a character.
    private static string Letters(FileInfo file) => Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName)).Replace("\0", "", StringComparison.Ordinal);

    private static IEnumerable<FileInfo> Under(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(inner => !NotTracked.Contains(inner.Name)).SelectMany(Under));
}
