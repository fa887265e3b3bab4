namespace StreamChat.ServiceDefaults.Callers.Keys;

/// <summary>Where the api tells of a key; the gateway passes nothing on to there.</summary>
public static class KeyAddress
{
    /// <summary>The address, with the place of the key's id.</summary>
    public const string Template = "/internal/keys/{id}";

    /// <summary>The address for one key.</summary>
    public static string Of(string id) => $"/internal/keys/{id}";
}
