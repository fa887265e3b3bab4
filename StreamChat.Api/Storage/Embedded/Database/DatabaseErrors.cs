using Microsoft.Data.Sqlite;

namespace StreamChat.Api.Storage.Embedded.Database;

/// <summary>Says what a failure of SQLite or of the file system means to the store's callers.</summary>
internal static class DatabaseErrors
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int OutOfMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    internal static StoreUnavailableException ToUnavailable(this Exception error) => error switch
    {
        SqliteException sqlite => new StoreUnavailableException(Reason(sqlite.SqliteErrorCode), sqlite),
        UnauthorizedAccessException => new StoreUnavailableException("may not write the file", error),
        _ => new StoreUnavailableException("cannot open the file, or another process has it", error),
    };

    /// <summary>Whether the connection is best opened anew: the file may be another one by then, or whole again.</summary>
    internal static bool BreaksConnection(this SqliteException error) =>
        error.SqliteErrorCode is ReadOnly or InputOutput or Corrupt or CannotOpen or NotADatabase;

    private static string Reason(int code) => code switch
    {
        Busy or Locked => "locked",
        OutOfMemory => "out of memory",
        ReadOnly => "read-only",
        InputOutput => "io error",
        Corrupt or NotADatabase => "corrupt file",
        Full => "full",
        CannotOpen => "cannot open the file",
        _ => FormattableString.Invariant($"SQLite error {code}"),
    };
}
