namespace StreamChat.Api.Keys;

/// <summary>The caller's keys.</summary>
/// <param name="Keys">Newest first.</param>
internal sealed record KeyListJson(IReadOnlyList<KeyJson> Keys);
