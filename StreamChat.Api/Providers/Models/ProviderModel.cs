namespace StreamChat.Api.Providers.Models;

/// <summary>One model that the provider lists.</summary>
/// <param name="Id">Its name in requests.</param>
/// <param name="Created">When it was made, in Unix seconds; 0 when the provider does not say.</param>
/// <param name="OwnedBy">Whose it is, by the provider's account.</param>
/// <param name="ContextTokens">How many tokens its window holds, question and answer together; null when the provider does not say.</param>
internal sealed record ProviderModel(string Id, long Created, string OwnedBy, int? ContextTokens = null);
