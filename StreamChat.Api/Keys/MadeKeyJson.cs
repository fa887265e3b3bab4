using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Keys;

/// <summary>A key that was just made.</summary>
/// <param name="stored">What is kept of it.</param>
/// <param name="text">The key itself, which nobody can be shown again.</param>
internal sealed class MadeKeyJson(ApiKey stored, string text) : KeyJson(stored)
{
    public string Key => text;
}
