using System.Globalization;
using Microsoft.Net.Http.Headers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Bodies;

/// <summary>
/// The condition of a change (RFC 9110, section 13.1.1): no header and <c>*</c> let every version be changed; else it must be one of those that are named, compared
/// strongly, so that a weak tag names none.
/// </summary>
/// <param name="Versions">The versions that may be changed; null for any.</param>
internal readonly record struct IfMatch(IReadOnlyList<long>? Versions)
{
    // No conversation ever has it, so that a header that names none of our versions is stale whatever the version is.
    private const long NoVersion = 0;

    internal bool IsAny => Versions is null;

    /// <summary>What to ask the store for first.</summary>
    internal long? First => Versions?[0];

    internal bool Names(long version) => Versions?.Contains(version) ?? true;

    internal static (IfMatch Value, Problem? Problem) Read(IHeaderDictionary headers)
    {
        var header = headers.IfMatch;
        if (header.Count == 0)
        {
            return (default, null);
        }

        if (!EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags) || (tags.Count > 1 && tags.Contains(EntityTagHeaderValue.Any)))
        {
            return (default, new Problem(ProblemCodes.InvalidRequest, "The header If-Match must be * or a list of entity tags, such as \"3\"."));
        }

        return tags[0].Equals(EntityTagHeaderValue.Any)
            ? (default, null)
            : (new IfMatch([.. tags.Select(Version)]), null);
    }

    private static long Version(EntityTagHeaderValue tag) =>
        !tag.IsWeak && long.TryParse(tag.Tag.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : NoVersion;
}
