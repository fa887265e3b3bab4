using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace StreamChat.Frontend.Page;

/// <summary>
/// The built page's files. The framework's own provider stays empty for good when the folder is missing at start; this
/// one finds the page when it is built later, so that a reload is enough.
/// </summary>
internal sealed class PageFiles(IOptions<PageOptions> options, IWebHostEnvironment environment) : IFileProvider, IDisposable
{
    private const string Index = "index.html";
    private const string Reference = "reference.html";

    private readonly string _root = Path.GetFullPath(Path.Combine(environment.ContentRootPath, options.Value.Root));
    private readonly Lock _lock = new();
    private PhysicalFileProvider? _files;

    /// <summary>The page itself; its <c>Exists</c> tells whether it is built.</summary>
    internal IFileInfo GetIndex() => GetFileInfo(Index);

    /// <summary>The page of the API reference, built with it.</summary>
    internal IFileInfo GetReference() => GetFileInfo(Reference);

    public IFileInfo GetFileInfo(string subpath) => Files.GetFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => Files.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => Files.Watch(filter);

    public void Dispose() => _files?.Dispose();

    private IFileProvider Files
    {
        get
        {
            lock (_lock)
            {
                if (_files is null && Directory.Exists(_root))
                {
                    _files = new PhysicalFileProvider(_root);
                }

                return _files is null ? new NullFileProvider() : _files;
            }
        }
    }
}
