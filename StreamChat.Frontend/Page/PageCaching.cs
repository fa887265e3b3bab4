namespace StreamChat.Frontend.Page;

/// <summary>How long a browser may keep a file of the page.</summary>
internal static class PageCaching
{
    /// <summary>Asked again at every load, answered with 304 while it is the same.</summary>
    internal const string Revalidate = "no-cache";

    /// <summary>Never asked again: the name holds a hash of the content.</summary>
    internal const string Immutable = "public, max-age=31536000, immutable";

    internal static string For(PathString path) => path.StartsWithSegments("/assets") ? Immutable : Revalidate;
}
