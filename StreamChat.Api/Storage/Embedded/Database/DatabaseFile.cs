namespace StreamChat.Api.Storage.Embedded.Database;

/// <summary>
/// The file, held by one process at a time: whoever opens it takes every run in progress for dead. Only the user can read it, and its
/// folder when it is made here.
/// </summary>
internal sealed class DatabaseFile : IDisposable
{
    private const string Nowhere = ":memory:";
    private const UnixFileMode UserOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;
    private readonly string? _temporaryFolder;

    private DatabaseFile(string path, string? temporaryFolder)
    {
        Path = path;
        _temporaryFolder = temporaryFolder;

        // The system gives this up when the process ends, however it ends. Not the file itself: SQLite's own locks on it would be in the way.
        _lock = new FileStream(path + ".lock", Options(FileAccess.ReadWrite, FileShare.None));
    }

    internal string Path { get; }

    /// <summary>Where the settings say that the file is.</summary>
    internal static string PathOf(StoreOptions options) => options.File switch
    {
        null or "" => System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "streamchat", "streamchat.db"),
        Nowhere => Nowhere,
        var file => System.IO.Path.GetFullPath(file),
    };

    /// <exception cref="IOException">Another process has it, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    internal static DatabaseFile Open(StoreOptions options)
    {
        var path = PathOf(options);
        if (path == Nowhere)
        {
            // Not SQLite's own memory database: its connections would wait for one another, and tests would see what users never do.
            var folder = Directory.CreateTempSubdirectory("streamchat-").FullName;
            return new DatabaseFile(System.IO.Path.Combine(folder, "streamchat.db"), folder);
        }

        CreateFolder(System.IO.Path.GetDirectoryName(path)!);
        DatabaseFile file = new(path, null);

        // SQLite would let everybody read it; its side files take over the rights of this one.
        new FileStream(path, Options(FileAccess.Write, FileShare.ReadWrite)).Dispose();
        return file;
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (_temporaryFolder is not null)
        {
            Directory.Delete(_temporaryFolder, recursive: true);
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UserOnly | UnixFileMode.UserExecute);
        }
    }

    private static FileStreamOptions Options(FileAccess access, FileShare share)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UserOnly;
        }

        return options;
    }
}
