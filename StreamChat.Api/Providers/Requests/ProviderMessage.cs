namespace StreamChat.Api.Providers.Requests;

/// <summary>One message of what the model is shown.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">Its text.</param>
internal sealed record ProviderMessage(string Role, string Content)
{
    internal static ProviderMessage User(string content) => new("user", content);
}
