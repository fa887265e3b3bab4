using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.App.Images;

/// <summary>The smallest image that one can build on, with nothing in it, and the registry that has it.</summary>
internal sealed class BaseImage : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    private readonly Dictionary<string, (byte[] Content, string Type)> _parts = new(StringComparer.Ordinal);
    private readonly string _manifest;
    private UpstreamHost? _registry;

    private BaseImage()
    {
        var (layer, content) = EmptyLayer();
        var config = Add("application/vnd.oci.image.config.v1+json", new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject(),
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(Digest(content)) },
            ["history"] = new JsonArray(),
        });
        var manifest = Add(ManifestType, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = config,
            ["layers"] = new JsonArray(Add("application/vnd.oci.image.layer.v1.tar+gzip", layer)),
        });
        _manifest = manifest["digest"]!.GetValue<string>();
    }

    /// <summary>What to build on.</summary>
    internal string Name => $"localhost:{_registry!.Address.Port}/base:1";

    /// <summary>The registry by which it is had; plain HTTP.</summary>
    internal string Registry => $"localhost:{_registry!.Address.Port}";

    internal static async Task<BaseImage> ServeAsync()
    {
        BaseImage image = new();
        image._registry = await UpstreamHost.StartAsync(image.AnswerAsync, TestContext.Current.CancellationToken);
        return image;
    }

    public ValueTask DisposeAsync() => _registry?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static (byte[] Compressed, byte[] Plain) EmptyLayer()
    {
        using MemoryStream plain = new();
        using (TarWriter writer = new(plain, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "usr/"));
        }

        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain.ToArray());
        }

        return (compressed.ToArray(), plain.ToArray());
    }

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private JsonObject Add(string type, JsonObject content) => Add(type, System.Text.Encoding.UTF8.GetBytes(content.ToJsonString()));

    private JsonObject Add(string type, byte[] content)
    {
        var digest = Digest(content);
        _parts[digest] = (content, type);
        return new JsonObject { ["mediaType"] = type, ["size"] = content.Length, ["digest"] = digest };
    }

    // GET and HEAD of /v2/, /v2/base/manifests/<tag or digest> and /v2/base/blobs/<digest>.
    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var asked = path.EndsWith("/manifests/1", StringComparison.Ordinal) ? _manifest : path[(path.LastIndexOf('/') + 1)..];
        if (!_parts.TryGetValue(asked, out var part))
        {
            context.Response.StatusCode = path == "/v2/" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = part.Type;
        context.Response.ContentLength = part.Content.Length;
        context.Response.Headers["Docker-Content-Digest"] = asked;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(part.Content, context.RequestAborted);
        }
    }
}
