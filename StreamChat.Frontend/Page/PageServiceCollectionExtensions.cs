using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Frontend.Page;

/// <summary>Registers the page and the way its files are served.</summary>
internal static class PageServiceCollectionExtensions
{
    internal static IServiceCollection AddPage(this IServiceCollection services)
    {
        services.AddSettings<PageOptions>(PageOptions.SectionName);
        services.AddSingleton<PageFiles>();
        services.AddOptions<StaticFileOptions>().Configure<PageFiles>(ServeFrom);

        // The files hold nothing secret, so that compressing them under TLS gives nothing away.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        return services;
    }

    /// <summary>Compression and the files; after routing, so that the health endpoints go by.</summary>
    internal static WebApplication UsePage(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStaticFiles(app.Services.GetRequiredService<IOptions<StaticFileOptions>>().Value);
        return app;
    }

    private static void ServeFrom(StaticFileOptions options, PageFiles files)
    {
        options.FileProvider = files;
        options.ContentTypeProvider = TypesWithCharset();
        options.OnPrepareResponse = Prepare;
    }

    // Said of every text, so that no browser has to guess.
    private static FileExtensionContentTypeProvider TypesWithCharset()
    {
        FileExtensionContentTypeProvider types = new();
        foreach (var (extension, type) in types.Mappings.Where(mapping => mapping.Value.StartsWith("text/", StringComparison.Ordinal)).ToArray())
        {
            types.Mappings[extension] = $"{type}; charset=utf-8";
        }

        return types;
    }

    private static void Prepare(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = PageCaching.For(file.Context.Request.Path);
}
