namespace StreamChat.Api.Providers.Requests;

/// <summary>One message of what the model is shown.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">Its text.</param>
internal sealed record ProviderMessage(string Role, string Content)
{
    internal const string UserRole = "user";

    internal static ProviderMessage System(string content) => new("system", content);

    internal static ProviderMessage User(string content) => new(UserRole, content);

    internal static ProviderMessage Assistant(string content) => new("assistant", content);
}
