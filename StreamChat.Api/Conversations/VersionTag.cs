using System.Globalization;

namespace StreamChat.Api.Conversations;

/// <summary>A conversation's version as the entity tag of its responses: <c>"3"</c>.</summary>
internal static class VersionTag
{
    internal static void Write(HttpResponse response, long version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
